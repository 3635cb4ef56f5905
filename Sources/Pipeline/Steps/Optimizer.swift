import Foundation
import Neural
import Record
import Text
import Tokens

/// Step 6: sets up the optimizer, and checks that the model can learn at all.
package struct Optimizer: Step {
  package static let id = StepID.optimizer
  package static let reads: [StepID] = [.dataset, .loader, .model]
  package static let sources = [
    "Kernels/", "Neural/", "Random/", "Text/", "Pipeline/Steps/Optimizer.swift",
  ]
  package static let usesSeed = true
  package static let dependsOnArithmetic = true

  package let settings: OptimizerSettings

  package init(settings: OptimizerSettings) { self.settings = settings }

  /// The number of steps that the demonstration takes on one batch.
  private static let demonstrationSteps = 60
  /// The number of sequences and words in that batch: few enough to memorize in a moment.
  private static let demonstrationSequences = 4
  private static let demonstrationLength = 24

  package func run(_ context: StepContext) throws -> StepOutcome<PreparedOptimizer> {
    let dataset = try context.product(of: Dataset.self)
    let initial = try context.product(of: Model.self)
    let vocabularySize = Double(initial.model.shape.vocabulary)

    let sample = initialSample(dataset.train)
    let initialLoss = Loss(
      of: Scorer(model: initial.model, threads: context.threads)
        .losses(of: sample, target: dataset.train.target))
    let overfitted = try overfit(initial, dataset: dataset, context: context)
    return StepOutcome(
      product: PreparedOptimizer(settings: settings, overfitting: overfitted),
      results: [
        "initialLoss": .number(initialLoss.mean),
        "uniformLoss": .number(log(vocabularySize)),
        "overfitLoss": .number(overfitted.losses.last ?? .nan),
      ])
  }

  /// About 256 sequences from all over the training data.
  private func initialSample(_ sequences: TokenSequences) -> [ArraySlice<TokenID>] {
    let step = max(1, sequences.count / 256)
    return stride(from: 0, to: sequences.count, by: step).map { sequences[$0] }
  }

  // snippet.overfit
  /// Trains a copy of the model on one small batch and nothing else.
  private func overfit(
    _ initial: InitialModel, dataset: TokenDataset, context: StepContext
  ) throws -> PreparedOptimizer.Overfitting {
    let batch = (0..<min(Self.demonstrationSequences, dataset.train.count)).map {
      dataset.train[$0].prefix(Self.demonstrationLength)
    }
    let model = initial.model.copy()
    let gradients = BatchGradients(for: model, threads: context.threads)
    var adam = settings.makeAdam(count: model.layout.count)
    var random = context.stream("overfitting")
    var losses: [Double] = []
    var tokens = 0
    for step in 0...Self.demonstrationSteps {
      let loss = gradients.compute(batch, model: model, random: &random)
      losses.append(loss.mean)
      tokens = loss.tokens
      adam.update(
        model.parameters, with: gradients.values, rows: gradients.rows, threads: context.threads)
      try context.progress(
        StepProgress(done: step, total: Self.demonstrationSteps, unit: "steps"))
    }
    return PreparedOptimizer.Overfitting(
      losses: losses, sequences: batch.count, tokens: tokens)
  }
  // snippet.end
}
