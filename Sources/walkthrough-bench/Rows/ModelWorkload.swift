import Neural
import Random
import Text
import Tokens

/// A model to train and score with the calls that the steps make.
final class ModelWorkload {
  private let model: LanguageModel
  private let gradients: BatchGradients
  private var adam: Adam
  private var random: MersenneTwister
  private let dropout: Double
  private let threads: Int

  init(_ shape: ModelShape, dropout: Double = 0, threads: Int, seed: UInt64 = 42) {
    random = MersenneTwister(seed: seed)
    model = LanguageModel(shape, random: &random)
    gradients = BatchGradients(for: model, threads: threads)
    adam = Adam(count: model.layout.count, learningRate: 0.001)
    self.dropout = dropout
    self.threads = threads
  }

  /// The batches of an epoch, drawn as the train step draws them.
  func epoch(of loader: BatchLoader) -> [[Int]] { loader.epoch(using: &random).batches }

  /// One optimizer step.
  ///
  /// - Returns: the number of targets.
  @discardableResult
  func step(_ sequences: [ArraySlice<TokenID>]) -> Int {
    let loss = gradients.compute(
      sequences, model: model, dropout: DropoutRates(betweenLayers: dropout), random: &random)
    adam.update(model.parameters, with: gradients.values, rows: gradients.rows, threads: threads)
    return loss.tokens
  }

  /// Scores sequences without training.
  func score(_ sequences: [ArraySlice<TokenID>]) {
    _ = Scorer(model: model, threads: threads).losses(of: sequences)
  }
}

extension Shape {
  /// Sequences of random words.
  func sequences(_ count: Int) -> [ArraySlice<TokenID>] {
    var random = MersenneTwister(seed: 7)
    return (0..<count).map { _ in
      (0...length).map { _ in TokenID(random.next() % UInt64(vocabulary)) }[...]
    }
  }
}
