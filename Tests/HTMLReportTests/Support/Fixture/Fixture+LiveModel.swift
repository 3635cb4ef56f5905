import Neural
import Pipeline
import Random
import Record
import Text

@testable import Figures

extension Fixture {
  /// A model that nobody trained, with a few words.
  static let liveModel = Result {
    try liveModel(words: ["the", "movie", "was", "film", "good", ",", ".", "'", "s", "<b>"])
  }

  /// - Parameter words: those that follow the special tokens.
  static func liveModel(
    words: [String], isTied: Bool = true, tokenizer: TokenizerKind = .basicEnglish
  ) throws -> LiveModelFigure? {
    let all = Vocabulary.specials + words
    let vocabulary = Vocabulary(
      words: all, counts: all.map { _ in 1 }, hasSpecials: true, types: words.count, tokens: 99)
    var random = MersenneTwister(seed: 7)
    let model = LanguageModel(
      ModelShape(
        vocabulary: all.count, embedding: 6, hidden: isTied ? 6 : 5, layers: 2, padding: 1,
        isTied: isTied), random: &random)
    return try LiveModelFigure(
      of: model, vocab: TokenizedVocabulary(vocabulary: vocabulary, tokenizer: tokenizer),
      writing: Continuation(
        prompt: words.prefix(3).joined(separator: tokenizer == .characters ? "" : " "), text: "",
        temperature: 0.8, topK: 5))
  }
}
