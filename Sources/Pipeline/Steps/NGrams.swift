import Foundation
import Record
import Text
import Wording

/// The counting of the eighth step: it depends on the data and not on the model.
extension NGramEvaluation: StepPart {
  package static let step = StepID.evaluate
  package static let reads: [StepID] = [.vocab, .dataset]
  package static let sources = ["Text/", "Pipeline/Steps/NGrams.swift"]

  package static func make(_ context: StepContext) throws -> NGramEvaluation {
    let dataset = try context.product(of: Dataset.self)
    guard
      let counted = try NGramEvaluation(
        counting: dataset,
        vocabularySize: context.product(of: Vocab.self).vocabulary.size,
        progress: context.progress)
    else {
      context.notice("the training text is too long to count more than pairs of words in it")
      return NGramEvaluation(
        perplexities: NGramPerplexities(validation: nil, test: nil), testLosses: nil)
    }
    return counted
  }

  /// Counts the training split, and scores the others; `nil` if it is too long to count.
  ///
  /// - Throws: what `progress` throws.
  init?(
    counting dataset: TokenDataset, vocabularySize: Int,
    progress: @escaping (StepProgress) throws -> Void
  ) throws {
    guard dataset.train.ids.count <= NGramModels.mostTokens else { return nil }
    let models = NGramModels(counting: dataset.train, vocabularySize: vocabularySize)
    let splits = [dataset.validation, dataset.test].compactMap { $0 }
    let test = dataset.test == nil ? nil : splits.count - 1
    let orders = NGramModels.maxOrder
    var sums = splits.map { _ in [Double](repeating: 0, count: orders) }
    var testLosses = [[Float]](repeating: [], count: orders)
    try models.forEachProbability(
      of: splits,
      progress: { done, total in
        try progress(
          StepProgress(done: done, total: total, unit: "tokens", note: "counting n-grams"))
      },
      { split, order, probability in
        let loss = -log(probability)
        sums[split][order - 1] += loss
        if split == test { testLosses[order - 1].append(Float(loss)) }
      })
    var perplexities = zip(sums, splits).map { sums, split in
      sums.map { exp($0 / Double(split.targetCount)) }
    }[...]
    let counted = NGramPerplexities(
      validation: dataset.validation == nil ? nil : perplexities.popFirst(),
      test: dataset.test == nil ? nil : perplexities.popFirst())
    self.init(
      perplexities: counted,
      testLosses: test == nil ? nil : counted.bestOrder.map { testLosses[$0 - 1] })
  }
}
