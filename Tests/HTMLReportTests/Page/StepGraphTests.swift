import Chapters
import Pipeline
import Record
import Rendering
import Testing

@testable import HTMLReport

@Suite struct StepGraphLayoutTests {
  private static let layout = StepGraphLayout(Steps.graph)

  @Test func eachStepStandsBelowAllThatItReads() throws {
    for step in StepID.allCases {
      let place = try #require(Self.layout.places[step])
      for read in Steps.graph.reads[step] ?? [] {
        #expect(try #require(Self.layout.places[read]).row < place.row, "\(read) above \(step)")
      }
    }
    #expect(Set(Self.layout.places.values).count == StepID.allCases.count)
  }

  @Test func everyArrowLeadsFromItsStepToTheOther() {
    for arrow in Steps.graph.arrows {
      let pieces = Self.layout.pieces.filter { $0.arrow == arrow && !$0.isLane }
      #expect(pieces.first?.start == Self.layout.places[arrow.start])
      #expect(pieces.last?.end == Self.layout.places[arrow.end])
      for (one, next) in zip(pieces, pieces.dropFirst()) {
        #expect(one.end == next.start && one.start.row + 1 == one.end.row)
        // Between two pieces, the arrow has a place of its own in the row.
        #expect(Self.layout.pieces.contains { $0.isLane && $0.start == one.end })
        #expect(!Self.layout.places.values.contains(one.end))
      }
    }
  }

  /// The model reads the vocabulary alone, so it stands beside the dataset and the loader.
  @Test func waysThatDoNotDependOnEachOtherStandSideBySide() throws {
    let places = Self.layout.places
    let (dataset, model) = (try #require(places[.dataset]), try #require(places[.model]))
    #expect(dataset.row == model.row && dataset.index == 0 && model.index == 1)
    #expect(places[.loader]?.index == 0 && places[.loader]?.count == 2)
    #expect(places[.load]?.middle == 50)
  }

  @Test func aGraphWithoutStepsHasNoPlaces() {
    let layout = StepGraphLayout(StepGraph(reads: [:]))
    #expect(layout.places.isEmpty && layout.pieces.isEmpty)
  }
}

@Suite struct StepGraphViewTests {
  private func html(_ change: (inout ReportContext) -> Void = { _ in }) throws -> String {
    var context = Fixture.context(steps: 2)
    change(&context)
    guard let view = StepGraphView(context: context, veils: Veils(context)).make() else {
      return ""
    }
    return try Templates.compiled().render(view, template: "graph")
  }

  @Test func saysInWordsWhatRunsAgain() throws {
    let html = try html()
    for sentence in [
      "<b>load</b> reads no other step. Change this, and these run again: load, vocab, dataset, loader, "
        + "model, optimizer, train and evaluate.</li>",
      "<b>loader</b> reads dataset. Change this, and these run again: loader, optimizer, train and "
        + "evaluate. load, vocab, dataset and model stay as they are.",
      "<b>evaluate</b> reads load, vocab, dataset and train. Change this, and it alone runs again. ",
    ] {
      #expect(html.contains(sentence), "\(sentence)")
    }
    #expect(html.contains(#"data-step="model" data-again="model optimizer train evaluate""#))
  }

  @Test func showsWhatEachStepMadeAndItsState() throws {
    let html = try html { $0.record.steps[7].state = .failed }
    #expect(html.contains("<b>704</b> batches per epoch</span>"))
    #expect(html.contains(#"</svg>cached</span> <span class="graph-time">0.42 s</span>"#))
    #expect(html.contains("</svg>stale</span>") && html.contains("</svg>failed</span>"))
    #expect(html.matches(of: /class="graph-time"/).count == 7)
  }

  @Test func drawsEveryArrow() throws {
    let html = try html()
    let origins = Set(html.matches(of: /data-from="([a-z]+)"/).map { String($0.output.1) })
    #expect(origins == Set(Steps.graph.arrows.map(\.start.rawValue)))
    // The model's way around the loader.
    #expect(html.contains(#"class="graph-lane" viewBox="0 0 100 10""#))
  }

  @Test func isAbsentWithoutChaptersOrSteps() throws {
    #expect(try html { $0.book.chapters = [] } == "")
    #expect(try html { $0.graph = StepGraph(reads: [:]) } == "")
  }
}
