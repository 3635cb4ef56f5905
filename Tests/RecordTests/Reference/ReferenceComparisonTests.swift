import Foundation
import Record
import Testing

@Suite struct ReferenceComparisonTests {
  @Test func equalRunsAgree() throws {
    let comparison = try #require(Pair().comparison)
    #expect(comparison.verdict == .agrees)
    #expect(comparison.differences.isEmpty && comparison.laterDifferences.isEmpty)
    #expect(comparison.steps.map(\.step) == [1, 2, 3, 4])
    #expect(comparison.largest()?.values.difference == 0)
    #expect(comparison.perplexity == ComparedNumbers(run: 200, reference: 200))
    #expect(comparison.isSameSource)
  }

  @Test func theLargestDifferenceIsFound() throws {
    let comparison = try #require(
      Pair.after { $0.reference.steps = Pair.steps([4, 3.000_003, 2, 1.000_002]) })
    #expect(comparison.largest()?.step == 4)
    #expect(abs((comparison.largest()?.values.difference ?? 0) / 2e-6 - 1) < 1e-4)
    #expect(comparison.largest(ofFirst: 3)?.step == 2)
    #expect(comparison.largest(ofFirst: 1)?.values.difference == 0)
    #expect(comparison.verdict == .agrees)
  }

  @Test(arguments: [(2, 3), (3, 2), (4, 1)]) func curvesOfUnequalLength(run: Int, reference: Int)
    throws
  {
    let comparison = try #require(
      Pair.after { pair in
        pair.training = Pair.training([Double](repeating: 1, count: run))
        pair.reference.steps = Pair.steps([Double](repeating: 1, count: reference))
        pair.reference.results["train.steps"] = .integer(reference)
      })
    #expect(comparison.steps.count == min(run, reference))
    #expect(comparison.runLosses.count == run)
    #expect(comparison.verdict == .agrees)
    // The run's record says 4 steps.
    #expect(comparison.laterDifferences.map(\.name) == ["train.steps"])
    #expect(!comparison.hasComparablePerplexity)
  }

  @Test func withoutACommonStepNothingIsJudged() throws {
    let comparison = try #require(Pair.after { $0.training = Pair.training([]) })
    #expect(comparison.steps.isEmpty && comparison.largest() == nil)
    #expect(comparison.verdict == .notAlike)
  }

  @Test func aRunWithoutAModelIsNotCompared() {
    #expect(Pair.after { $0.training = nil } == nil)
    #expect(Pair.after { $0.record.steps[1].state = .failed } == nil)
    #expect(Pair.after { $0.record.steps[1].state = .notRun } == nil)
    #expect(Pair.after { $0.record.steps.remove(at: 1) } == nil)
  }

  @Test func aRunThatWasNotEvaluatedHasNoPerplexity() throws {
    let comparison = try #require(Pair.after { $0.record.steps[2].state = .notRun })
    #expect(comparison.perplexity == nil)
    #expect(comparison.verdict == .agrees)
  }

  /// A difference exactly at a limit is accepted; one beyond it is not.
  @Test(
    arguments: [
      (1, 0.9e-5, .agrees), (1, 1.1e-5, .differs), (20, 1.1e-5, .differs), (21, 1.1e-5, .agrees),
      (21, 0.9e-3, .agrees), (200, 1.1e-3, .differs), (201, 1.1e-3, .agrees),
      (210, .infinity, .agrees),
    ] as [(Int, Double, ReferenceComparison.Verdict)])
  func lossesHaveTheirLimits(step: Int, difference: Double, verdict: ReferenceComparison.Verdict)
    throws
  {
    let comparison = try #require(
      Pair.after { pair in
        var losses = [Double](repeating: 1, count: 210)
        pair.reference.steps = Pair.steps(losses)
        losses[step - 1] = difference.isFinite ? 1 + difference : .nan
        pair.training = Pair.training(losses)
      })
    #expect(comparison.verdict == verdict)
    #expect(comparison.largest()?.step == step)
  }

  @Test(
    arguments: [(200.19, .agrees), (200.21, .differs), (.nan, .differs), (.infinity, .differs)]
      as [(Double, ReferenceComparison.Verdict)])
  func soHasThePerplexity(perplexity: Double, verdict: ReferenceComparison.Verdict) throws {
    let comparison = try #require(
      Pair.after { $0.record.steps[2].results["perplexity"] = .number(perplexity) })
    #expect(comparison.verdict == verdict)
  }

  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let isLater: Bool
    let change: @Sendable (inout Pair) -> Void

    init(
      _ difference: String, later: Bool = false, _ change: @escaping @Sendable (inout Pair) -> Void
    ) {
      (testDescription, isLater, self.change) = (difference, later, change)
    }
  }

  static let changes = [
    Change("seed 42, reference 7") { $0.reference.seed = 7 },
    Change("load.limit 20, reference 200") { $0.reference.settings["load.limit"] = 200 },
    Change("train.clipNorm 0.5, reference 0") { $0.reference.settings["train.clipNorm"] = 0 },
    Change("train.clipNorm 0.5, reference —") { $0.reference.settings["train.clipNorm"] = nil },
    Change("model.layers —, reference 2") { $0.reference.settings["model.layers"] = 2 },
    Change("load.limit x, reference 20") { $0.record.steps[0].settings["limit"] = "x" },
    Change("load.train.documents 20, reference 1,000") {
      $0.reference.results["load.train.documents"] = 1000
    },
    Change("vocab.size —, reference 9") { $0.reference.results["vocab.size"] = 9 },
    Change("targets of step 3 12, reference 13") { $0.reference.steps[2].tokens = 13 },
    Change("state of train stale (its code changed), reference fresh") {
      $0.record.steps[1].stale = "its code changed"
    },
    Change("train.epochs 2, reference 4", later: true) {
      $0.reference.settings["train.epochs"] = 4
    },
    Change("evaluate.checkpoint last, reference best", later: true) {
      $0.reference.settings["evaluate.checkpoint"] = "best"
    },
    Change("evaluate.tokens 77, reference 78", later: true) {
      $0.reference.results["evaluate.tokens"] = 78
    },
    Change("train.steps 4, reference —", later: true) {
      $0.reference.results["train.steps"] = nil
    },
  ]

  @Test(arguments: changes) func whatIsNotAlikeIsNamed(test: Change) throws {
    let comparison = try #require(Pair.after(test.change))
    let (named, empty) =
      test.isLater
      ? (comparison.laterDifferences, comparison.differences)
      : (comparison.differences, comparison.laterDifferences)
    #expect(
      named.map { "\($0.name) \($0.run), reference \($0.reference)" } == [test.testDescription])
    #expect(empty.isEmpty)
    #expect(comparison.verdict == (test.isLater ? .agrees : .notAlike))
    #expect(!comparison.hasComparablePerplexity)
  }

  /// Under a rate that falls over all epochs, even the first loss after a step depends on how many
  /// there are.
  @Test func epochsMatterWhereTheRateFalls() throws {
    let comparison = try #require(
      Pair.after {
        $0.reference.settings["optimizer.schedule"] = "linear"
        $0.reference.settings["train.epochs"] = 4
      })
    #expect(comparison.differences.map(\.name) == ["optimizer.schedule", "train.epochs"])
    #expect(comparison.verdict == .notAlike)
  }

  /// Numbers that a file can't tell apart, and what doesn't affect the losses.
  @Test func whatMakesNoDifference() throws {
    let comparison = try #require(
      Pair.after { pair in
        pair.reference.settings["load.limit"] = 20.0
        pair.reference.settings["evaluate.topK"] = 3
        pair.reference.results["train.tokensPerSecond"] = 1
        pair.record.steps[0].settings["source"] = "elsewhere"
        pair.record.steps[2].settings["prompts"] = .list(["the"])
        pair.record.threads = 8
      })
    #expect(comparison.differences.isEmpty && comparison.laterDifferences.isEmpty)
    #expect(comparison.verdict == .agrees)
  }

  @Test func textsFromElsewhereAreTold() throws {
    let comparison = try #require(Pair.after { $0.reference.data.digest = "cd34" })
    #expect(!comparison.isSameSource)
    #expect(comparison.verdict == .agrees)
    #expect(comparison.sentence.hasSuffix("different file, but all their counts are the same."))
  }
}
