import Foundation
import Random
import Text

/// The real reviews: all of them as texts, and 2,000 as the notebook's dataset.
final class ReviewTexts {
  /// The number of words that the model knows.
  static let vocabularySize = 10_000

  let corpus: Corpus
  /// The first 2,000 training reviews, without a validation split.
  let notebook: TokenSequences

  init(archive: URL) throws {
    let location = try CorpusLocation(path: archive.path)
    corpus = try Self.read(location, ReadOptions())
    notebook = try Self.dataset(
      try Self.read(location, ReadOptions(limit: 2000)), validation: 0
    ).train
  }

  static func read(_ location: CorpusLocation, _ options: ReadOptions) throws -> Corpus {
    try location.read(options: options, sample: { throw Problem("reviews are an archive") })
  }

  /// Counts the words, builds the vocabulary and encodes the texts, as the first chapters do.
  static func dataset(_ corpus: Corpus, validation: Double) throws -> TokenDataset {
    let kind = TokenizerKind.basicEnglish
    let vocabulary = try Vocabulary(
      corpus.countTokens(Tokenization(kind), scope: .training), ties: kind.tieOrder,
      hasSpecials: true,
      maxTokens: vocabularySize)
    var random = MersenneTwister(seed: 42, stream: "validation split")
    return try TokenDataset(
      corpus: corpus, vocabulary: vocabulary, tokenizer: kind.tokenizer,
      options: DatasetOptions(validation: validation), using: &random)
  }
}
