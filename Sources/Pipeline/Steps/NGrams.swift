import Foundation
import Record
import Text

/// The counting of the eighth step: it depends on the data and not on the model.
extension NGramPerplexities: StepPart {
  package static let step = StepID.evaluate
  package static let reads: [StepID] = [.vocab, .dataset]
  package static let sources = ["Text/", "Pipeline/Steps/NGrams.swift"]

  package static func make(_ context: StepContext) throws -> NGramPerplexities {
    let dataset = try context.product(of: Dataset.self)
    guard dataset.train.ids.count <= NGramModels.mostTokens else {
      context.notice("the training text is too long to count more than pairs of words in it")
      return NGramPerplexities(validation: nil, test: nil)
    }
    let models = NGramModels(
      counting: dataset.train,
      vocabularySize: try context.product(of: Vocab.self).vocabulary.size)
    let splits = [dataset.validation, dataset.test].compactMap { $0 }
    let losses = try models.losses(of: splits) { done, total in
      try context.progress(
        StepProgress(done: done, total: total, unit: "tokens", note: "counting n-grams"))
    }
    var perplexities = losses.map { $0.map { exp($0) } }[...]
    return NGramPerplexities(
      validation: dataset.validation == nil ? nil : perplexities.popFirst(),
      test: dataset.test == nil ? nil : perplexities.popFirst())
  }
}
