import Chapters
import Record
import Testing

@testable import HTMLReport

@Suite struct BlockConverterTests {
  private static let context = Fixture.context(steps: 2)

  private func html(_ blocks: [Block], parentLevel: Int = 2) throws -> String {
    var converter = BlockConverter(
      context: Self.context, index: PageIndex(Self.context), chapter: "train",
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
    #expect(try html([.heading(level: 2, [.text("t")])], parentLevel: 1).hasPrefix("<h2 "))
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
      .image(source: "https://e.org/a.png", title: "", [.text("a cat")]),
      "<span class=\"no-image\">[picture: a cat]</span>"
    ),
    (
      .image(source: "data:image/png;base64,AA==", title: "", [.text("a cat")]),
      "<img src=\"data:image/png;base64,AA==\" alt=\"a cat\">"
    ),
  ])
  func writesInlines(inline: Inline, expected: String) throws {
    #expect(try html([.paragraph([inline])]) == "<p>\(expected)</p>")
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
    let listing = Listing(path: "Neural/LSTM.swift", part: "gates", location: Fixture.at(.model, 1))
    let page = try html([.listing(listing)])
    #expect(page.contains("Sources/Neural/LSTM.swift"))
    #expect(page.contains("from line 4"))
    #expect(page.contains("counter-reset:line 3"))
    #expect(page.contains(#"<span class="k">mutating</span>"#))
    let both = Listing(
      path: "Neural/LSTM.swift", part: "gates",
      beside: Listing.Counterpart(path: "Pipeline/Steps/Train.swift", part: nil),
      location: Fixture.at(.model, 1))
    let pair = try html([.listing(both)])
    #expect(pair.contains(#"<div class="listing-pair"><div class="listing">"#))
    #expect(pair.matches(of: /class="listing"/).count == 2)
    #expect(pair.contains("Sources/Pipeline/Steps/Train.swift"))
    #expect(!pair.contains("counter-reset"))
    let missing = Listing(path: "Neural/None.swift", part: nil, location: Fixture.at(.model, 1))
    #expect(try html([.listing(missing)]).contains("no such source"))
  }
}
