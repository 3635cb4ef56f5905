import Foundation
import Record
import Text

/// Simpler models, and how well they predict the test targets.
struct Baselines {
  /// The name of each, with what it knows, is in `Ladder.baselines`.
  static let models: [any Baseline.Type] = [UnigramModel.self, BigramModel.self]

  private let counted: [any Baseline]

  init(counting training: TokenSequences, vocabularySize: Int) {
    counted = Self.models.map { $0.init(counting: training, vocabularySize: vocabularySize) }
  }

  /// The perplexities, by their names in the result catalog.
  func results(of test: TokenSequences) -> [String: Value] {
    Dictionary(
      uniqueKeysWithValues: counted.map { model in
        let total = model.negativeLogLikelihood(of: test)
        return (
          "\(type(of: model).name)Perplexity", .number(exp(total.sum / Double(total.count)))
        )
      })
  }

  /// The bigram model's loss at each target of sequences that share none.
  func bigramLosses(of test: TokenSequences) -> [Float] {
    guard let bigram = counted.lazy.compactMap({ $0 as? BigramModel }).first else { return [] }
    var losses: [Float] = []
    losses.reserveCapacity(test.targetCount)
    test.forEachTarget { context, target, _ in
      let probability = bigram.probability(of: target, after: context[context.endIndex - 1])
      losses.append(Float(-log(probability)))
    }
    return losses
  }
}
