import Neural
import Random
import Record
import Text
import Tokens

/// Evaluates the model between epochs.
struct EpochWatcher {
  let dataset: TokenDataset
  let vocab: TokenizedVocabulary
  let context: StepContext

  private static let temperature = 0.8
  private static let topK = 20
  private static let length = 25

  private var prompt: [TokenID] { Array((dataset.validation ?? dataset.train)[0].prefix(4)) }

  /// The random numbers of each continuation.
  private var stream: MersenneTwister { context.stream("continuation after each epoch") }

  /// What another program needs to write the continuation that `continuation(by:)` would.
  var request: ContinuationRequest {
    ContinuationRequest(
      prompt: prompt, length: Self.length, temperature: Self.temperature, topK: Self.topK,
      excluded: vocab.nonWords.sorted(), end: vocab.vocabulary.end, random: stream)
  }

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
    var random = stream
    var generator = TextGenerator(model: model)
    let words = try generator.continuation(
      of: prompt, length: Self.length, end: vocab.vocabulary.end,
      sampler: Sampler(
        temperature: Self.temperature, topK: Self.topK, excluded: vocab.nonWords),
      random: &random)
    return continuation(of: words)
  }

  /// The text of token ids that the model wrote after the prompt.
  func continuation(of words: [TokenID]) -> Continuation {
    let shown = prompt.filter { !vocab.nonWords.contains($0) && $0 != vocab.vocabulary.end }
    return Continuation(
      prompt: vocab.text(of: shown), text: vocab.text(of: words),
      temperature: Self.temperature, topK: Self.topK, unit: vocab.unit)
  }
}

/// A continuation that another program is to write after each epoch.
struct ContinuationRequest: Codable, Hashable {
  var prompt: [TokenID]
  /// The most tokens.
  var length: Int
  var temperature: Double
  var topK: Int
  /// Tokens that are not to be picked.
  var excluded: [TokenID]
  /// The token that ends it, if any.
  var end: TokenID?
  var random: MersenneTwister
}
