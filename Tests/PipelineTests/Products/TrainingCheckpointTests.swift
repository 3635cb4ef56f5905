import Random
import TensorFiles
import Testing

@testable import Neural
@testable import Pipeline

@Suite struct TrainingCheckpointTests {
  /// A checkpoint before the first step.
  private func checkpoint(_ optimizer: OptimizerSettings) -> TrainingCheckpoint {
    var random = MersenneTwister(seed: 3)
    let shape = ModelShape(vocabulary: 7, embedding: 3, hidden: 4, layers: 1, padding: 1)
    let model = LanguageModel(shape, random: &random)
    return TrainingCheckpoint(
      InitialModel(model: model, dropout: .none, random: random), optimizer: optimizer)
  }

  private func roundTrip(_ checkpoint: TrainingCheckpoint) throws -> TrainingCheckpoint {
    try TrainingCheckpoint(decoding: TensorFile(decoding: checkpoint.encoded().encoded()))
  }

  @Test func theOptimizersSettingsSurvive() throws {
    var settings = OptimizerSettings()
    settings.learningRate = 0.1 + 0.2
    settings.beta1 = 0.5
    settings.epsilon = 1e-20
    settings.weightDecay = 0.25
    settings.schedule = .cosine
    let again = try roundTrip(checkpoint(settings))
    #expect(again.optimizer == settings)
    #expect(again.adam.learningRate == settings.learningRate)
    #expect(again.adam.epsilon == settings.epsilon)
    #expect(again.adam.weightDecay == settings.weightDecay)
  }

  @Test func everyStepsLearningRateSurvives() throws {
    var checkpoint = checkpoint(OptimizerSettings())
    let rates = [0.1, 0.2, 0.05]
    for (step, rate) in rates.enumerated() {
      let loss = Loss(sum: Double(step), tokens: 2)
      _ = checkpoint.log.record(
        epoch: 1, loss: loss, learningRate: rate, gradientNorm: 1, of: 6)
    }
    let again = try roundTrip(checkpoint)
    #expect(again.log.steps == checkpoint.log.steps)
    #expect(again.log.steps.map(\.learningRate) == rates)
    #expect(again.log.tally == checkpoint.log.tally)
  }
}
