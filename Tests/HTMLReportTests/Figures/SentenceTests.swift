import Record
import Testing

@testable import HTMLReport

/// The sentences under figures are worked out from the data.
@Suite struct SentenceTests {
  @Test(arguments: [
    ([], "there is no validation loss"), ([(1, 5.0)], "validation loss is 5.00 after epoch 1"),
    ([(1, 5.0), (2, 4.0)], "validation loss is lowest (4.00) after the last epoch, 2"),
    (
      [(1, 5.0), (2, 4.0), (3, 4.5)],
      "validation loss is lowest (4.00) after epoch 2, then rises to 4.50"
    ),
  ])
  func ofTheValidationLoss(losses: [(epoch: Int, loss: Double)], expected: String) {
    #expect(LossSentence.validation(losses) == expected)
  }

  @Test(arguments: [
    (
      [("this model", 31.6), ("bigram", 64.2)],
      "Perplexity 31.6; 2.03 times lower than the bigram’s 64.2."
    ),
    (
      [("this model", 80.0), ("bigram", 64.0)],
      "Perplexity 80.0; 1.25 times higher than the bigram’s 64.0."
    ),
    ([("this model", 64.1), ("bigram", 64.2)], "Perplexity 64.1; as good as the bigram’s 64.2."),
    (
      [("this model", 31.6), ("bigram", .nan), ("unigram", 63.2)],
      "Perplexity 31.6; 2.00 times lower than the unigram’s 63.2."
    ),
    ([("this model", 31.6)], "Perplexity 31.6."),
    ([("this model", .nan), ("bigram", 2.0)], "The perplexity of this model is not known."),
    ([], "The perplexity of this model is not known."),
  ])
  func ofTheLadder(rungs: [(name: String, perplexity: Double)], expected: String) {
    #expect(LadderSentence.make(rungs) == expected)
  }

  @Test func ofEachFigure() throws {
    let context = Fixture.context()
    let figures = context.figures
    let values = RunValues(record: context.record, catalog: context.catalog)
    #expect(
      LengthFigure.make(of: try #require(figures.dataset))?.sentence.hasSuffix(
        "7,310 of them (32.5 %) are longer than 256 and were cut there.") == true)
    #expect(
      ExcerptsFigure.make(try #require(figures.load))?.sentence
        == "2 documents as they were read, before any cleaning; one holds markup.")
    #expect(
      WordsFigure.make(try #require(figures.vocab))?.sentence
        == "“the” is the most frequent, 336,000 times; the least frequent that the vocabulary "
        + "keeps occur 27 times.")
    #expect(
      PairsFigure.make(try #require(figures.dataset))?.sentence
        == "Each target is the next input: after “<bos>” the answer is “i”.")
    #expect(
      SplitsFigure.make(try #require(figures.dataset))?.sentence
        == "49.6 % of all 9,955,341 targets are in the test split.")
    #expect(
      BatchFigure.make(try #require(figures.loader))?.sentence
        == "Of all cells of an epoch, padding takes 2.1 % when bucketed, 18.3 % when shuffled.")
    #expect(
      ShapesFigure.make(try #require(figures.model), loader: figures.loader)?.sentence
        == "5,472 ids go in and 54,720,000 numbers come out: a score for each of 10,000 words at "
        + "each place.")
    #expect(
      ParametersFigure.make(try #require(figures.model))?.sentence
        == "Of 4,245,264 parameters, 60.5 % are in linear.")
    #expect(
      OverfitFigure.make(try #require(figures.optimizer), values: values)?.sentence.hasSuffix(
        "the model can learn a batch by heart.") == true)
    #expect(
      LossFigure.make(try #require(figures.train), values: values)?.sentence.hasSuffix(
        "after epoch 4, then rises to 3.54.") == true)
  }

  @Test func ofWordFrequencies() throws {
    // 100 words, each ten times: any half of them are half of the text.
    let counts = (1...200).map { VocabFigures.RankedCount(rank: $0, count: 10) }
    var record = Fixture.record
    record.steps[1].results["tokens"] = 2000
    let values = RunValues(record: record, catalog: .standard)
    var vocab = try #require(Fixture.figures(steps: 1).vocab)
    vocab.frequencies = counts
    #expect(
      FrequencyFigure.make(vocab, values: values)?.sentence
        == "The 100 most frequent words are 50.0 % of the text; the least frequent of 200 occurs "
        + "10 times.")
  }
}
