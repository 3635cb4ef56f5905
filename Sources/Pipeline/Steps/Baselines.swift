import Foundation
import Record
import Text

/// The perplexities of simpler models on the test targets.
enum Baselines {
  /// The name of each, with what it knows, is in `Ladder.baselines`.
  static let models: [any Baseline.Type] = [UnigramModel.self, BigramModel.self]

  /// By their names in the result catalog.
  static func results(
    training: TokenSequences, test: TokenSequences, vocabularySize: Int
  ) -> [String: Value] {
    Dictionary(
      uniqueKeysWithValues: models.map { type in
        let model = type.init(counting: training, vocabularySize: vocabularySize)
        let total = model.negativeLogLikelihood(of: test)
        return ("\(type.name)Perplexity", .number(exp(total.sum / Double(total.count))))
      })
  }
}
