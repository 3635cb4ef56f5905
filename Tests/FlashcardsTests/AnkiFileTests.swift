import Chapters
import Testing

@testable import Flashcards

@Suite struct AnkiFileTests {
  private let place = SourceLocation(file: "a", line: 1, column: 1)

  private func text(_ question: [Block], _ answer: [Block]) -> String {
    let deck = Deck(book([("train", [flashcard(question, answer)])]))
    return AnkiFile(book: "imdb") { $0 == "train.steps" ? "1,407" : "—" }.text(deck.cards)
  }

  private func front(_ blocks: [Block]) -> String {
    let line = text(blocks, [paragraph("Yes.")]).split(separator: "\n").last ?? ""
    return String(line.split(separator: "\t")[0])
  }

  @Test func tellsAnkiHowToReadIt() {
    #expect(
      text([paragraph("Q?")], [paragraph("A.")]) == """
        #separator:tab
        #html:true
        #notetype:Basic
        #deck:walkthrough imdb
        #columns:Front\tBack\tTags
        #tags column:3
        Q?\tA.\twalkthrough::imdb::train

        """)
  }

  @Test func keepsFormulas() {
    #expect(
      front([.paragraph([.text("Is "), .math("a < b"), .text("?")])]) == #"Is \(a &lt; b\)?"#)
    #expect(
      front([paragraph("So:"), .math("x &= 1 \\\\\ny &= 2")])
        == #"<p>So:</p>\[x &amp;= 1 \\ y &amp;= 2\]"#)
  }

  @Test func keepsCode() {
    #expect(front([.paragraph([.code("<unk>")])]) == "<code>&lt;unk&gt;</code>")
    #expect(
      front([.code(language: "swift", text: "if a {\n\tb()\n}\n")])
        == "<pre><code>if a {<br>&#9;b()<br>}</code></pre>")
  }

  @Test func keepsMarksAndValues() {
    let inlines: [Inline] = [
      .emphasis([.strong([.text("a")])]), .softBreak,
      .value(InlineValue(name: "train.steps", location: place)), .lineBreak,
      .link(destination: "https://e.org/?a&b", title: "", [.text("b")]),
      .link(destination: "05-model.md", title: "", [.text("c")]),
      .link(destination: "javascript:x", title: "", [.text("d")]),
    ]
    #expect(
      front([.paragraph(inlines)])
        == #"<em><strong>a</strong></em> 1,407<br><a href="https://e.org/?a&amp;b">b</a>cd"#)
  }

  @Test func setsLists() {
    let items = [[paragraph("a")], [paragraph("b"), paragraph("c")]]
    #expect(
      front([.list(start: 3, items: items)])
        == #"<ol start="3"><li>a</li><li><p>b</p><p>c</p></li></ol>"#)
    #expect(front([.list(start: nil, items: [[paragraph("a")]])]) == "<ul><li>a</li></ul>")
  }

  /// Whatever is on a card, a note is one line of three fields, and not a comment.
  @Test(arguments: [
    "#deck:other", "a\tb", "a\nb", "a\r\nb", "\"quoted\"", "<b>&amp;</b>", "<\u{301}script>",
    "a\u{2028}b", "#", "\t\t\t",
  ])
  func oneLineAndThreeFields(hostile: String) {
    for blocks in [
      [paragraph(hostile)], [.math(hostile)], [.code(language: nil, text: hostile)],
      [.paragraph([.code(hostile)])], [.paragraph([.math(hostile)])],
    ] {
      let lines = text(blocks, blocks).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 8)
      #expect(lines[6].unicodeScalars.split(separator: "\t").count == 3)
      #expect(!lines[6].hasPrefix("#"))
      #expect(!lines[6].unicodeScalars.contains("\""))
      #expect(!lines[6].contains("<script") && !lines[6].contains("<b>"))
    }
  }
}
