import Foundation
import Record
import Testing

@Suite struct DivergenceTests {
  private func record(
    last: Value?, mean: Value?, uniform: Value? = 7, stale: String? = nil
  ) -> RunRecord {
    var train: [String: Value] = [:]
    train["loss.last"] = last
    train["loss.mean"] = mean
    var optimizer: [String: Value] = [:]
    optimizer["uniformLoss"] = uniform
    return RunRecord(
      book: "book", run: "run", seed: 42, started: .now,
      machine: Machine(processor: "", cores: 1, blas: "", toolchain: ""), threads: 1,
      steps: [
        StepRecord(id: .optimizer, key: "", state: .ran, results: optimizer),
        StepRecord(id: .train, key: "", state: .ran, stale: stale, results: train),
      ])
  }

  @Test(arguments: [(8.1, 9.0), (900.0, 8.01), (120.5, 127.4)])
  func bothLossesAreFarAboveAGuess(last: Double, mean: Double) throws {
    let divergence = try #require(record(last: .number(last), mean: .number(mean)).divergence)
    #expect(divergence.loss == min(last, mean))
    #expect("\(divergence)".contains("guessing at random costs 7.00"))
  }

  /// Untrained, overfitted and slowly learning models are no better than a guess, or hardly.
  @Test(arguments: [(6.9, 7.0), (7.9, 7.9), (3.0, 50.0), (50.0, 3.0)])
  func oneLossNearAGuessIsNoDivergence(last: Double, mean: Double) {
    #expect(record(last: .number(last), mean: .number(mean)).divergence == nil)
  }

  @Test func withoutATrainingThereIsNone() {
    #expect(record(last: nil, mean: nil).divergence == nil)
    #expect(record(last: 99, mean: 99, uniform: nil).divergence == nil)
    #expect(record(last: 99, mean: 99, stale: "train: epochs 1 → 2").divergence == nil)
  }
}
