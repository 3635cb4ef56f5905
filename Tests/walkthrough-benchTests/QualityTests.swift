import Foundation
import Record
import Testing

@testable import walkthrough_bench

@Suite struct QualityTests {
  /// Steps of 10,000 targets and 2 s each, with these perplexities.
  private func steps(_ perplexities: [Double]) -> [TrainingStep] {
    perplexities.enumerated().map { index, perplexity in
      TrainingStep(
        step: index + 1, epoch: 1, loss: log(perplexity), tokens: 10_000, learningRate: 0.01,
        gradientNorm: 1, seconds: 2)
    }
  }

  @Test func theMeanOverAWindowCounts() {
    // One lucky batch isn't enough, five good ones are.
    let steps = steps([400, 300, 90, 300, 200, 99, 99, 99, 99, 99, 50])
    #expect(QualityRows.seconds(of: steps, toPerplexity: 100) == 20)
    #expect(QualityRows.seconds(of: steps, toPerplexity: 1000) == 10)
    #expect(QualityRows.seconds(of: steps, toPerplexity: 40) == nil)
    #expect(QualityRows.seconds(of: [], toPerplexity: 40) == nil)
  }
}
