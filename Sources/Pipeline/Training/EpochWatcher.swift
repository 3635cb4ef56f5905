import Neural
import Record
import Text

/// Evaluates the model between epochs.
struct EpochWatcher {
  let dataset: TokenDataset
  let vocab: TokenizedVocabulary
  let context: StepContext

  private static let temperature = 0.8
  private static let topK = 20
  private static let length = 25

  /// In nats per target; `nil` without a validation split.
  ///
  /// - Throws: `Interrupted`.
  func validationLoss(of model: LanguageModel) throws -> Double? {
    guard let validation = dataset.validation else { return nil }
    let losses = try Scorer(model: model, threads: context.threads)
      .losses(of: validation.all, target: validation.target) { _ in
        try context.interruption.check()
      }
    return Loss(of: losses).mean
  }

  /// The model's continuation of the first words of the first held-out sequence: the same prompt
  /// and the same random numbers after every epoch, so that only the model differs.
  func continuation(by model: LanguageModel) throws -> Continuation {
    let prompt = Array((dataset.validation ?? dataset.train)[0].prefix(4))
    var random = context.stream("continuation after each epoch")
    var generator = TextGenerator(model: model)
    let words = try generator.continuation(
      of: prompt, length: Self.length, end: vocab.vocabulary.end,
      sampler: Sampler(
        temperature: Self.temperature, topK: Self.topK, excluded: vocab.nonWords),
      random: &random)
    let shown = prompt.filter { !vocab.nonWords.contains($0) && $0 != vocab.vocabulary.end }
    return Continuation(
      prompt: vocab.text(of: shown), text: vocab.text(of: words),
      temperature: Self.temperature, topK: Self.topK, unit: vocab.unit)
  }
}
