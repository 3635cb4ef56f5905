import Record
import Testing

@Suite struct StepGraphTests {
  /// Two ways from the first to the last, and a shortcut.
  private static let graph = StepGraph(reads: [
    .load: [], .vocab: [.load], .dataset: [.load, .vocab], .model: [.vocab],
    .train: [.load, .dataset, .model],
  ])

  private typealias Arrow = StepGraph.Arrow

  @Test func whatFollowsRunsAgainAndNothingElse() {
    #expect(Self.graph.affected(by: .load) == [.load, .vocab, .dataset, .model, .train])
    #expect(Self.graph.affected(by: .dataset) == [.dataset, .train])
    #expect(Self.graph.affected(by: .model) == [.model, .train])
    #expect(Self.graph.affected(by: .train) == [.train])
    // A step of no graph is alone.
    #expect(Self.graph.affected(by: .evaluate) == [.evaluate])
  }

  @Test func anArrowThatALongerWayReplacesIsLeftOut() {
    #expect(
      Self.graph.arrows == [
        Arrow(from: .load, to: .vocab), Arrow(from: .vocab, to: .dataset),
        Arrow(from: .vocab, to: .model), Arrow(from: .dataset, to: .train),
        Arrow(from: .model, to: .train),
      ])
  }

  @Test func theArrowsAloneLeadToAllThatIsAffected() {
    var reads = Self.graph.reads.mapValues { _ in [StepID]() }
    for arrow in Self.graph.arrows { reads[arrow.end, default: []].append(arrow.start) }
    let reduced = StepGraph(reads: reads)
    for step in Self.graph.steps {
      #expect(reduced.affected(by: step) == Self.graph.affected(by: step))
    }
  }

  @Test func stepsAreInOrder() {
    #expect(Self.graph.steps == [.load, .vocab, .dataset, .model, .train])
    #expect(StepGraph(reads: [:]).steps == [] && StepGraph(reads: [:]).arrows == [])
  }
}
