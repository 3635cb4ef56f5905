import TestSupport
import Testing

@testable import Pipeline

@Suite struct RecipeCostTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  /// The operations of training for 1,000 targets.
  private func operations(_ settings: String, words: Int? = nil) throws -> Double? {
    workplace.book.recipes["quick"] = """
      description = "x"
      measured.perplexity = 93.2
      measured.targets = 1_000
      measured.minutes = 0.5
      measured.machine = "x"
      measured.date = "2026-11-27"
      model.embedding = 3
      model.hidden = 5
      \(words.map { "measured.words = \($0)" } ?? "")
      \(settings)
      """
    return RecipeCost(try workplace.decoded(recipe: .named("quick")))?.operations
  }

  private static let layer = 4 * 5 * (3 + 5)

  @Test func operationsFollowFromTheModelAndTheTargets() throws {
    #expect(try operations("vocab.maxTokens = 100") == Double(6 * (Self.layer + 5 * 100) * 1000))
    // Every word is kept.
    #expect(
      try operations("vocab.maxTokens = 0", words: 40) == Double(6 * (Self.layer + 5 * 40) * 1000))
    #expect(
      try operations("vocab.maxTokens = 100\nmodel.layers = 2")
        == Double(6 * (Self.layer + 4 * 5 * 10 + 5 * 100) * 1000))
    let next = "vocab.maxTokens = 100\ndataset.framing = .windows\ndataset.target = .next\n"
    #expect(
      try operations(next + "dataset.length = 20")
        == Double(6 * (20 * Self.layer + 5 * 100) * 1000))
  }

  @Test func trainingReachesAShareOfTheProductsRate() throws {
    let operations = try #require(try operations("vocab.maxTokens = 100"))
    let cost = try #require(RecipeCost(try workplace.decoded(recipe: .named("quick"))))
    let seconds = cost.seconds(productRate: 2 * operations)
    #expect(abs(seconds - 0.5 / RecipeCost.share) < 1e-12)
    #expect(try RecipeCost.productRate(threads: 2) > 0)
  }

  @Test func withoutAMeasurementNothingIsSaid() throws {
    workplace.book.recipes["quick"] = "description = \"x\"\n"
    #expect(RecipeCost(try workplace.decoded(recipe: .named("quick"))) == nil)
    #expect(RecipeCost(try workplace.decoded()) == nil)
  }
}
