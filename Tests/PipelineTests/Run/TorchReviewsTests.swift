import Foundation
import Neural
import Pipeline
import Record
import TestSupport
import Testing
import Text

/// The first losses on real reviews compared with PyTorch's: see Tests/Reference/review_losses.py.
@Suite struct TorchReviewsTests {
  struct Reviews: Decodable {
    var settings: [String]
    var losses: [Double]
    var targets: [Int]
  }

  /// The number of optimizer steps to compare, of 252: 200 take two to three minutes on two cores.
  static let steps =
    ProcessInfo.processInfo.environment["REFERENCE_STEPS"].flatMap(Int.init) ?? 200

  @Test(
    .enabled(if: RealData.hasReviews, "the reviews are not next to this package"),
    arguments: [steps])
  func theFirstLossesArePyTorchs(steps: Int) throws {
    let reviews = try Fixture.json("reviews", as: Reviews.self)
    let settings = reviews.settings + ["dataset.validation=0", "loader.order=.shuffled"]
    let workplace = try Workplace()
    let location = try CorpusLocation(path: RealData.reviews)
    let data = LocatedData(
      source: RealData.reviews, location: location, digest: try location.digest(),
      fingerprint: try location.fingerprint())
    try workplace.execute(settings, data: data, selection: .until(.model))
    var replay = try TrainingReplay(
      try workplace.plan(settings, data: data), store: workplace.store)
    var step = 0
    while step < min(steps, reviews.losses.count) {
      for batch in replay.epoch().prefix(steps - step) {
        let loss = replay.step(on: batch, learningRate: 0.001, clipNorm: 0)
        #expect(loss.tokens == reviews.targets[step])
        let difference = abs(loss.mean - reviews.losses[step]) / reviews.losses[step]
        #expect(difference < (step < 20 ? 1e-5 : 1e-3), "step \(step + 1)")
        step += 1
      }
    }
  }
}
