import Chapters
import Drawings
import Record
import Rendering
import TestSupport
import Testing

@testable import HTMLReport

/// Figures that a chapter places in its text.
@Suite struct NumberedFigureTests {
  private func context(_ change: (inout [Block]) -> Void) -> ReportContext {
    var context = Fixture.smallContext()
    let figures = ["a", "b", "c"].map { title in
      var figure = Figure(title: title, sentence: title, content: [])
      figure.name = title == "b" ? "cellSteps" : nil
      return figure
    }
    context.figures[.model] = figures
    let place = context.book.chapters.firstIndex { $0.cell.identifier == "model" }!
    var blocks = context.book.chapters[place].blocks.filter {
      if case .figure = $0 { false } else { true }
    }
    change(&blocks)
    let chapter = context.book.chapters[place]
    context.book.chapters[place] = Chapter(
      file: chapter.file, text: TitledBlocks(title: chapter.title, blocks: blocks),
      cell: chapter.cell)
    return context
  }

  private let placed = Block.figure(
    PlacedFigure(name: "cellSteps", location: Fixture.at(.model, 1)))

  private func order(_ context: ReportContext) -> [String] {
    context.numberedFigures(of: .model).map {
      "\($0.number)\($0.figure.title)\($0.isBelowCell ? "" : " in the text")"
    }
  }

  @Test func areNumberedInTheOrderOfTheChapter() {
    #expect(order(context { _ in }) == ["1a", "2b", "3c"])
    #expect(order(context { $0.insert(placed, at: 0) }) == ["1b in the text", "2a", "3c"])
    #expect(order(context { $0.append(placed) }) == ["1a", "2c", "3b in the text"])
  }

  @Test func standThereAndNotBelowTheCell() throws {
    let page = try HTMLReport().html(of: context { $0.insert(placed, at: 0) })
    #expect(
      page.matches(of: /id="figure-5-\d"/).map(\.output) == [
        "id=\"figure-5-1\"", "id=\"figure-5-2\"", "id=\"figure-5-3\"",
      ])
    #expect(page.matches(of: /<figcaption>b<.figcaption>/).count == 1)
  }

  @Test func whereThereIsNoneThePageSaysSo() throws {
    let other = Block.figure(PlacedFigure(name: "nothing", location: Fixture.at(.model, 1)))
    let page = try HTMLReport().html(of: context { $0.insert(other, at: 0) })
    #expect(page.contains("has nothing for the figure that belongs here"))
    #expect(page.matches(of: /<figcaption>b<.figcaption>/).count == 1)
  }
}
