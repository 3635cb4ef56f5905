import Neural
import Record
import Testing
import Text
import Tokens

@testable import Pipeline

@Suite struct StrideCostTests {
  /// An epoch at stride s has about 43.7 million / s targets.
  private static func novel(speed: Double, targetsPerWindow: Int = 100) -> StrideCost {
    StrideCost(
      tokens: KnownNovel.tokens, length: 100, targetsPerWindow: targetsPerWindow, speed: speed)
  }

  @Test func theNovelAtStrideOne() {
    let cost = Self.novel(speed: 10_000)
    #expect(cost.targets(stride: 1) == 43_699_700)
    #expect(cost.seconds(stride: 1) == 4369.97)
    #expect(cost.targets(stride: 100) == 437_000)
    #expect(Self.novel(speed: 1, targetsPerWindow: 1).targets(stride: 1) == 436_997)
  }

  /// Ten epochs take precedence over a smaller stride, and more than fifty are never planned.
  @Test(arguments: [
    (10_000.0, 600.0, 100, 13), (10_000, 3600, 20, 16), (10_000, 100, 100, 2), (10_000, 30, 200, 1),
    (5_000, 600, 100, 6), (1_000_000, 600, 1, 13), (1_000_000, 36_000, 1, 50),
  ])
  func plansFitTheirTime(speed: Double, budget: Double, stride: Int, epochs: Int) throws {
    let cost = Self.novel(speed: speed)
    let plan = try #require(cost.plan(within: budget))
    #expect(plan.stride == stride)
    #expect(plan.epochs == epochs)
    #expect(plan.seconds == Double(epochs) * cost.seconds(stride: stride))
    #expect(plan.seconds <= budget)
  }

  @Test func whereNothingFitsThereIsNoPlan() {
    #expect(Self.novel(speed: 1).plan(within: 600) == nil)
    #expect(Self.novel(speed: 10_000).plan(within: 0) == nil)
  }

  @Test func aTextThatIsTooShortForAWindowHasNoPlan() {
    let cost = StrideCost(tokens: 50, length: 100, targetsPerWindow: 100, speed: 1000)
    #expect(cost.targets(stride: 1) == 0)
    #expect(cost.plan(within: 600) == nil)
  }

  private static func shape(words: Int) -> ModelShape {
    ModelShape(vocabulary: words, embedding: 128, hidden: 128, layers: 3, padding: nil)
  }

  private static func windows(_ target: Target = .shifted) -> TokenSequences {
    TokenSequences(
      windowsOver: Array(repeating: 1, count: 5000), length: 100, stride: 30, target: target)
  }

  /// With an equal vocabulary the novel's targets cost as much as the sample's; with a larger one,
  /// more.
  @Test func theSampleTellsTheCostOfTheNovel() throws {
    let same = try #require(
      WindowTrainingCost(
        sequences: Self.windows(), isGenerated: true, shape: Self.shape(words: KnownNovel.words),
        speed: 7000))
    #expect(same.text.isConverted)
    #expect(same.text.name == KnownNovel.name)
    #expect(same.text.speed == 7000)
    #expect(same.results["cost.targets"] == .integer(43_699_700))
    #expect(same.rows.map(\.stride).contains(30))
    let fewer = try #require(
      WindowTrainingCost(
        sequences: Self.windows(), isGenerated: true, shape: Self.shape(words: 500), speed: 7000))
    let weights = 3 * 4 * 128 * 256
    let expected = 7000 * Double(weights + 128 * 500) / Double(weights + 128 * KnownNovel.words)
    #expect(abs(fewer.text.speed - expected) < 1e-9)
  }

  @Test func anotherTextTellsItsOwn() throws {
    let figures = try #require(
      WindowTrainingCost(
        sequences: Self.windows(.next), isGenerated: false, shape: Self.shape(words: 500),
        speed: 7000))
    #expect(!figures.text.isConverted)
    #expect(figures.text.tokens == 5000)
    #expect(figures.text.speed == 7000)
    // range(0, 5000 − 100 − 1) windows of one target each.
    #expect(figures.results["cost.targets"] == .integer(4899))
    #expect(figures.results["cost.hour.stride"] == .integer(1))
    #expect(figures.results["cost.hour.epochs"] == .integer(50))
  }

  @Test func documentsAndUnmeasuredSpeedsHaveNone() {
    let documents = TokenSequences(ids: [1, 2, 3], layout: .documents(offsets: [0, 3]))
    let shape = Self.shape(words: 500)
    #expect(
      WindowTrainingCost(sequences: documents, isGenerated: true, shape: shape, speed: 7000) == nil)
    #expect(
      WindowTrainingCost(sequences: Self.windows(), isGenerated: true, shape: shape, speed: nil)
        == nil)
  }
}
