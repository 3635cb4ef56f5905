import Chapters
import Drawings
import Record
import Rendering
import TestSupport
import Testing

@testable import HTMLReport

@Suite struct FigureMentionsTests {
  private let mentions: FigureMentions

  init() {
    var book = Fixture.book
    func figure(_ name: String, _ line: Int) -> Inline { Fixture.figure(name, line: line) }
    book.introduction = TitledBlocks(
      title: "B",
      blocks: [
        .paragraph([figure("loss", 1)]),
        .heading(level: 2, [.text("How to "), .strong([.text("look")])]),
        .paragraph([figure("gradient", 2), .strong([figure("gradient", 3)])]),
        .list(start: nil, items: [[.paragraph([figure("loss", 4)])]]),
        .prediction(
          Prediction(
            name: "train.steps", question: [.paragraph([figure("loss", 5)])], explanation: [],
            location: Fixture.at(.train, 6))),
      ])
    mentions = FigureMentions(book: book)
  }

  private func id(_ line: Int) -> String? {
    guard case .figure(let reference) = Fixture.figure("loss", line: line) else { return nil }
    return mentions.id(of: reference)
  }

  @Test func areTheFirstOfEachSection() {
    #expect(
      mentions["loss"].map(\.section) == [nil, "How to look", "What to watch"])
    #expect(
      mentions["loss"].map(\.part) == ["the introduction", "the introduction", "chapter 7"])
    #expect(mentions["gradient"].map(\.id) == ["mention-gradient-1"])
    #expect(mentions["ladder"] == [])
    #expect(id(1) == "mention-loss-1" && id(4) == "mention-loss-2" && id(26) == "mention-loss-3")
    #expect(id(2) == "mention-gradient-1" && id(3) == nil, "one link back for each section")
    #expect(id(5) == nil, "a prediction may be folded")
  }

  @Test func linkBothWays() throws {
    let html = try HTMLReport().html(of: Fixture.context(steps: 2))
    #expect(
      html.contains(
        ##"<a class="figure-link" id="mention-loss-1" href="#figure-7-1">figure&nbsp;7.1</a>"##))
    #expect(
      html.contains(
        ##"<ul class="figure-mentions-list"><li><a href="#mention-loss-1">"##
          + "chapter 7, “What to watch”</a></li></ul>"))
  }

  @Test func sayWhereAFigureIsMissing() throws {
    var context = Fixture.context(steps: 2)
    context.record.steps[6].state = .notRun
    let html = try HTMLReport().html(of: context)
    #expect(html.contains(#"in figure <span class="figure-absent">(not on this page)</span> was"#))
    #expect(!html.contains("figure-mentions\""))
  }

  @Test func numbersAreThoseOfThePage() {
    var context = Fixture.context(steps: 2)
    let numbers = FigureNumbers(context)
    #expect(numbers["loss"].map { "\($0)" } == "7.1")
    #expect(numbers["loss"]?.anchor == "figure-7-1")
    #expect(numbers["gradient"].map { "\($0)" } == "7.2")
    #expect(numbers["nothing"] == nil)
    context.figures[.train]?.removeFirst()
    #expect(FigureNumbers(context)["gradient"].map { "\($0)" } == "7.1")
  }
}
