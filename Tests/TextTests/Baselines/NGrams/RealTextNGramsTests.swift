import Foundation
import Random
import TestSupport
import Testing
import Text

/// The perplexities of counting on the data of the two books.
@Suite struct RealTextNGramsTests {
  /// The perplexities of modified Kneser-Ney smoothing that another program computed.
  private func expect(
    _ dataset: TokenDataset, vocabularySize: Int, order: [Int: (validation: Double?, test: Double)]
  ) throws {
    let splits = [try #require(dataset.validation), try #require(dataset.test)]
    let losses = try NGramModels(counting: dataset.train, vocabularySize: vocabularySize)
      .losses(of: splits)
    for (order, expected) in order {
      if let validation = expected.validation {
        #expect(abs(exp(losses[0][order - 1]) / validation - 1) < 0.005)
      }
      #expect(abs(exp(losses[1][order - 1]) / expected.test - 1) < 0.005)
    }
  }

  @Test(.enabled(if: RealData.hasReviews, "the reviews do not lie beside this package"))
  func countingOnReviews() throws {
    let corpus = try CorpusLocation(path: RealData.reviews).read(
      sample: { throw CorpusError.emptyPath })
    let vocabulary = try Vocabulary(
      try corpus.countTokens(Tokenization(.basicEnglish), scope: .training),
      ties: TokenizerKind.basicEnglish.tieOrder, hasSpecials: true, maxTokens: 10_000)
    var generator = MersenneTwister(seed: 42, stream: "validation split")
    let dataset = try TokenDataset(
      corpus: corpus, vocabulary: vocabulary, tokenizer: BasicEnglishTokenizer(),
      options: DatasetOptions(length: 256, validation: 0.1), using: &generator)
    #expect(dataset.train.targetCount == 4_379_720)
    try expect(
      dataset, vocabularySize: vocabulary.size,
      order: [2: (nil, 134.0), 3: (nil, 104.6), 5: (nil, 99.05)])
  }

  @Test(.enabled(if: RealData.hasNovel, "the novel does not lie beside this package"))
  func countingOnTheNovel() throws {
    let corpus = try CorpusLocation(path: RealData.novel).read(
      sample: { throw CorpusError.emptyPath })
    let vocabulary = try Vocabulary(
      try corpus.countTokens(Tokenization(.words), scope: .all), ties: TokenizerKind.words.tieOrder,
      hasSpecials: false)
    var generator = MersenneTwister(seed: 42, stream: "validation split")
    let dataset = try TokenDataset(
      corpus: corpus, vocabulary: vocabulary, tokenizer: WordTokenizer(),
      options: DatasetOptions(
        framing: .windows, length: 100, stride: 50, validation: 0.05, test: 0.05),
      using: &generator)
    try expect(
      dataset, vocabularySize: vocabulary.size,
      order: [2: (115.9, 153.6), 3: (96.8, 134.1), 5: (94.3, 130.8)])
  }
}
