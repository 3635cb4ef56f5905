import Chapters
import Foundation
import Record
import Testing

@testable import HTMLReport

@Suite struct BlockConverterTests {
  private static let context = Fixture.context(steps: 2)

  private func html(_ blocks: [Block], parentLevel: Int = 2) throws -> String {
    var converter = BlockConverter(
      context: Self.context, index: PageIndex(Self.context), part: Fixture.part("train"),
      parentLevel: parentLevel,
      cell: { _ in View("block/rule") })
    return try converter.views(blocks).map(render).joined()
  }

  @Test func shiftsHeadings() throws {
    let headings: [Block] = [2, 3, 2, 6, 1].map { .heading(level: $0, [.text("t")]) }
    let levels = try html(headings).matches(of: /<h(\d)/).compactMap { Int($0.output.1) }
    #expect(levels == [3, 4, 3, 4, 3])
  }

  @Test func startsTheIntroductionBelowTheTitle() throws {
    #expect(try html([.heading(level: 2, [.text("t")])], parentLevel: 1).hasPrefix("<h2"))
  }

  @Test func setsListsTightOrLoose() throws {
    let tight = try html([.list(start: nil, items: [[.paragraph([.text("a")])]])])
    #expect(tight == "<ul><li>a</li></ul>")
    let two: [Block] = [.paragraph([.text("a")]), .paragraph([.text("b")])]
    let loose = try html([.list(start: 4, items: [two])])
    #expect(loose == "<ol start=\"4\"><li><p>a</p><p>b</p></li></ol>")
  }

  @Test func foldsAnswers() throws {
    let answer: [Block] = [
      .paragraph([.text("The "), .emphasis([.text("loss")]), .text(" < 1.")]), .math("x < y"),
    ]
    let html = try html([.answer(Answer(blocks: answer, location: Fixture.at(.train, 1)))])
    #expect(
      html == """
        <details class="answer"><summary>Answer</summary><div><p>The <em>loss</em> &lt; 1.</p>\
        <div class="math math-display" tabindex="0" role="group" aria-label="Formula">x &lt; y</div>\
        </div></details><p class="answer-place">Exercise 7.1. The \
        <a href="#answer-exercise-7-1">answer</a> is at the end.</p>
        """)
  }

  @Test(arguments: [
    (Inline.emphasis([.strong([.text("a")])]), "<em><strong>a</strong></em>"),
    (.code("<br />"), "<code>&lt;br /&gt;</code>"),
    (.math("x_t"), "<span class=\"math\">x_t</span>"),
    (.lineBreak, "<br>"), (.softBreak, "\n"),
    (
      .link(destination: "https://e.org", title: "", [.text("a")]),
      "<a href=\"https://e.org\" rel=\"noopener noreferrer\">a</a>"
    ),
    (.link(destination: "05-model.md", title: "", [.text("a")]), "<a href=\"#model\">a</a>"),
    (.link(destination: "javascript:x", title: "", [.text("a")]), "a"),
    (
      .picture(Picture(source: "a.png", title: "", text: [.text("a cat")], file: nil)),
      "<span class=\"no-picture\">[picture: a cat]</span>"
    ),
    (
      .picture(
        Picture(
          source: "a.png", title: "T", text: [.text("a \"cat\"")],
          file: PictureFile(
            format: .png, data: Data([0]), size: PictureSize(width: 3, height: 2)))),
      "<img src=\"data:image/png;base64,AA==\" alt=\"a &quot;cat&quot;\" title=\"T\" width=\"3\" "
        + "height=\"2\">"
    ),
  ])
  func writesInlines(inline: Inline, expected: String) throws {
    let element = if case .picture = inline { "p class=\"picture\"" } else { "p" }
    #expect(try html([.paragraph([inline])]) == "<\(element)>\(expected)</p>")
  }

  @Test(arguments: [
    ("evaluate.perplexity", "31.6"), ("load.train.bytes", "33.2 MB"), ("train.epochs", "5"),
    ("vocab.coverage", "94.1 %"), ("optimizer.learningRate", "0.001"), ("train.nothing", "—"),
    ("nonsense", "—"),
  ])
  func writesValues(name: String, expected: String) throws {
    #expect(try html([.paragraph([Fixture.value(name)])]).contains(">\(expected)</"))
  }

  @Test func laysOutCardsThatFollowOneAnotherTogether() throws {
    let card = Block.flashcard(
      Flashcard(
        question: [.paragraph([.text("q")])], answer: [.paragraph([.text("a")])],
        location: SourceLocation(file: "c.md", line: 1, column: 1)))
    let structure = try html([card, card, .paragraph([.text("between")]), card])
      .matches(of: /class="(cards|card)"|between/).map { String($0.output.1 ?? "between") }
    #expect(structure == ["cards", "card", "card", "between", "cards", "card"])
  }

  @Test func keepsACommaWithItsFormula() throws {
    let line = try html([.paragraph([.math("x"), .text(", then "), .math("y"), .text(" then")])])
    #expect(
      line.contains("<span class=\"closed\"><span class=\"math\">x</span>,</span> then <span"))
    #expect(line.hasSuffix("</span> then</p>"))
    let twice = try html([.paragraph([.math("x"), .text(")"), .text(". Then")])])
    #expect(twice.hasSuffix(")." + "</span> Then</p>"))
  }

  @Test func showsListingsWithTheirLines() throws {
    let gates = Listing.Part(path: "Neural/LSTM.swift", name: "gates")
    let listing = Listing(gates, location: Fixture.at(.model, 1))
    let page = try html([.listing(listing)])
    #expect(page.contains("Sources/Neural/LSTM.swift"))
    #expect(page.contains("from line 4"))
    #expect(page.contains("counter-reset:line 3"))
    #expect(page.contains(#"<span class="k">mutating</span>"#))
    let both = Listing(
      gates, beside: Listing.Part(path: "Pipeline/Steps/Train.swift", name: nil),
      location: Fixture.at(.model, 1))
    let pair = try html([.listing(both)])
    #expect(pair.contains(#"<div class="listing-pair"><div class="listing">"#))
    #expect(pair.matches(of: /class="listing"/).count == 2)
    #expect(pair.contains("Sources/Pipeline/Steps/Train.swift"))
    #expect(!pair.contains("counter-reset"))
    let missing = Listing(
      Listing.Part(path: "Neural/None.swift", name: nil), location: Fixture.at(.model, 1))
    #expect(try html([.listing(missing)]).contains("no such source"))
  }

  @Test func showsListingsOfTheBooksFiles() throws {
    let text =
      "import x\n# snippet.loop\nfor a in b:\n  # snippet.hide\n  secret\n  # snippet.show\n"
      + "  print(a)\n# snippet.end\n"
    let listing = Listing(
      Listing.Part(path: "loop.py", name: "loop", text: text), language: "python",
      location: Fixture.at(.model, 1))
    let page = try html([.listing(listing)])
    #expect(page.contains("<code>loop.py</code>") && page.contains("from line 3"))
    #expect(page.contains("print(a)") && !page.contains("secret") && !page.contains("import x"))
  }
}
