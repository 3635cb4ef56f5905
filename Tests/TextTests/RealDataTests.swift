import Random
import TestSupport
import Testing
import Text

/// The numbers that the two notebooks print, on the data that they read.
@Suite struct RealDataTests {
  @Test(.enabled(if: RealData.hasReviews, "the reviews do not lie beside this package"))
  func reviewsGiveTheNumbersOfTheNotebook() throws {
    let corpus = try CorpusLocation(path: RealData.reviews).read(
      options: ReadOptions(limit: 2000, testLimit: 500), sample: { throw CorpusError.emptyPath })
    #expect(corpus.train.count == 2000)
    #expect(corpus.test?.count == 500)
    let counter = try corpus.countTokens(Tokenization(.basicEnglish), scope: .training)
    #expect(counter.total == 513_962)
    #expect(counter.types == 25_398)
    let vocabulary = try Vocabulary(
      counter, ties: TokenizerKind.basicEnglish.tieOrder, hasSpecials: true, maxTokens: 10_000)
    #expect(vocabulary.size == 10_000)
    var generator = MersenneTwister(seed: 42, stream: "split")
    let dataset = try TokenDataset(
      corpus: corpus, vocabulary: vocabulary, tokenizer: BasicEnglishTokenizer(),
      options: DatasetOptions(length: 256, validation: 0), using: &generator)
    #expect(dataset.test?.targetCount == 96_822)
    #expect(dataset.train.count == 2000)
    #expect(dataset.framedLengths.reduce(0, +) == 513_962 + 2 * 2000)
  }

  @Test(.enabled(if: RealData.hasNovel, "the novel does not lie beside this package"))
  func theNovelGivesTheNumbersOfTheBook() throws {
    let corpus = try CorpusLocation(path: RealData.novel).read(
      sample: { throw CorpusError.emptyPath })
    let counter = try corpus.countTokens(Tokenization(.words), scope: .all)
    #expect(counter.total == 437_098)
    #expect(counter.types == 12_778)
    let vocabulary = try Vocabulary(
      counter, ties: TokenizerKind.words.tieOrder, hasSpecials: false)
    #expect(vocabulary.token(of: 0) == ",")
    var generator = MersenneTwister(seed: 42, stream: "split")
    let dataset = try TokenDataset(
      corpus: corpus, vocabulary: vocabulary, tokenizer: WordTokenizer(),
      options: DatasetOptions(framing: .windows, length: 100, validation: 0), using: &generator)
    #expect(dataset.train.count == 436_997)
    #expect(Array(dataset.train.ids.prefix(4)) == [208, 2755, 280, 2981])
    let (sum, count) = UnigramModel(
      counting: dataset.train, vocabularySize: vocabulary.size
    ).negativeLogLikelihood(of: dataset.train)
    #expect(abs(sum / Double(count) - 6.04) < 0.03)
  }
}
