import Chapters
import Checksums
import Foundation
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
    return String(line.split(separator: "\t")[1])
  }

  @Test func tellsAnkiHowToReadIt() {
    #expect(
      text([paragraph("Q?")], [paragraph("A.")]) == """
        #separator:tab
        #html:true
        #guid column:1
        #notetype:Basic
        #deck:walkthrough imdb
        #match scope:notetype + deck
        #columns:ID\tFront\tBack\tTags
        #tags column:4
        \(SHA256.hex(of: "imdb\n" + SHA256.hex(of: "Q?")))\tQ?\tA.\twalkthrough::imdb::train

        """)
  }

  @Test func keepsFormulas() {
    #expect(
      front([.paragraph([.text("Is "), .math("a < b"), .text("?")])]) == #"Is \(a &lt; b\)?"#)
    #expect(
      front([paragraph("So:"), .math("x &= 1 \\\\\ny &= 2")])
        == #"<p>So:</p>\[x &amp;= 1 \\ y &amp;= 2\]"#)
  }

  /// Two books may ask the same, and Anki compares the notes of all decks.
  @Test func idsBelongToABook() {
    let cards = Deck(book([("train", [flashcard([paragraph("Q?")])])])).cards
    func id(_ book: String) -> Substring? {
      AnkiFile(book: book) { $0 }.text(cards).split(separator: "\n").last?.split(separator: "\t")
        .first
    }
    #expect(id("imdb") != id("mine"))
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

  @Test func equalQuestionsStayTwo() {
    let cards = ["First.", "Second."].map { flashcard([paragraph("Q?")], [paragraph($0)]) }
    let file = AnkiFile(book: "imdb") { $0 }.text(Deck(book([("train", cards)])).cards)
    let ids = file.split(separator: "\n").suffix(2).map { $0.split(separator: "\t")[0] }
    #expect(Set(ids).count == 2)
  }

  /// Each chapter may have macros of its own, of the same names.
  @Test func formulasBringTheMacrosOfTheirChapter() {
    let cards = [flashcard([.math("\\x")], [paragraph("A.")])]
    let deck = Deck(book([("load", cards), ("train", cards)]))
    let macros = { (chapter: String) in
      var header = BookHeader()
      header.macros = [.init(name: "\\x", tex: chapter)]
      return FormulaMacros(header)
    }
    let lines = AnkiFile(book: "imdb", macros: macros) { $0 }.text(deck.cards)
      .split(separator: "\n").suffix(2)
    #expect(
      lines.map { $0.split(separator: "\t")[1] } == [
        #"\[\def\x{load}\x\]"#, #"\[\def\x{train}\x\]"#,
      ])
  }

  @Test func aPictureIsPartOfTheNote() {
    let picture = Picture(
      source: "a.svg", title: "", text: [.text("a <plot>")],
      file: PictureFile(format: .svg, data: Data([1, 2, 3])))
    #expect(
      front([.paragraph([.picture(picture)])])
        == #"<img src="data:image/svg+xml;base64,AQID" alt="a &lt;plot&gt;">"#)
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
      #expect(lines.count == 10)
      #expect(lines[8].unicodeScalars.split(separator: "\t").count == 4)
      #expect(!lines[8].hasPrefix("#"))
      #expect(!lines[8].unicodeScalars.contains("\""))
      #expect(!lines[8].contains("<script") && !lines[8].contains("<b>"))
    }
  }
}
