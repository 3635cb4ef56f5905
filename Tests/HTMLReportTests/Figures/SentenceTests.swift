import Drawings
import Pipeline
import Record
import Testing

@testable import Figures

/// The captions of figures are composed from the data.
@Suite struct SentenceTests {
  @Test(arguments: [
    ([], "there is no validation loss"), ([(1, 5.0)], "validation loss is 5.000 after epoch 1"),
    ([(1, 5.0), (2, 4.0)], "validation loss is lowest (4.000) after the last epoch, 2"),
    (
      [(1, 5.0), (2, 4.0), (3, 4.5)],
      "validation loss is lowest (4.000) after epoch 2, then rises to 4.500"
    ),
  ])
  func ofTheValidationLoss(losses: [(epoch: Int, loss: Double)], expected: String) {
    #expect(LossSentence.validation(losses) == expected)
  }

  @Test(arguments: [
    (
      [("this model", 31.6), ("bigram", 64.2)],
      "Perplexity 31.6; a factor of 2.03 below the bigram’s 64.2."
    ),
    (
      [("this model", 80.0), ("bigram", 64.0)],
      "Perplexity 80.0; a factor of 1.25 above the bigram’s 64.0."
    ),
    (
      [("this model", 64.1), ("bigram", 64.2)],
      "Perplexity 64.1; about the same as the bigram’s 64.2."
    ),
    (
      [("this model", 31.6), ("bigram", .nan), ("unigram", 63.2)],
      "Perplexity 31.6; a factor of 2.00 below the unigram’s 63.2."
    ),
    (
      [
        ("uniform", 9.5), ("trigram", 40), ("5-gram", 31.6), ("bigram", 64.2), ("this model", 15.8),
      ],
      "Perplexity 15.8; a factor of 2.00 below the 5-gram’s 31.6."
    ),
    ([("this model", 31.6)], "Perplexity 31.6."),
    ([("this model", .nan), ("bigram", 2.0)], "The perplexity of this model is not known."),
    ([], "The perplexity of this model is not known."),
  ])
  func ofTheLadder(rungs: [(name: String, perplexity: Double)], expected: String) {
    let ladder = Ladder(
      rungs: rungs.map { Ladder.Rung(name: $0.name, perplexity: $0.perplexity, note: "") })
    #expect(ladder.sentence == expected)
  }

  @Test(
    arguments: [
      (
        [500, 100, 80, 79.5, 70], [510, 90],
        "500.0, 100.0, 80.0, 79.5, 70.0 on the validation split: counting stops helping after order "
          + "3, where one more word lowers it by less than 1.0 %."
      ),
      (
        [500, 100, 101], nil,
        "500.0, 100.0, 101.0 on the validation split: counting stops helping after order 2, where "
          + "one more word raises it."
      ),
      (
        nil, [500, 100, .nan, 80],
        "500.0, 100.0, 80.0 on the test split: each further word still helps, up to order 4."
      ),
    ] as [([Double]?, [Double]?, String)])
  func ofCounting(validation: [Double]?, test: [Double]?, expected: String) {
    let figure = NGramsFigure(perplexities: NGramPerplexities(validation: validation, test: test))
    #expect(
      sentence(figure) == "By order, the perplexity of counting is \(expected) "
        + "The perplexity of this model is 31.6 on the test split."
        + (test.map { Self.difference(from: $0[1]) } ?? ""))
  }

  /// The order of pairs is not the ladder's bigram, and the sentence says why.
  private static func difference(from pairs: Double) -> String {
    " There, order 2 comes to \(Format.decimal(pairs, 1)) and the ladder’s bigram to 64.2: the "
      + "bigram takes the same discount from every count, these orders take one that depends on "
      + "whether a pair was seen once, twice or more often."
  }

  private func sentence(_ figure: some StepFigure) -> String? {
    figure.drawn(in: Fixture.values)?.sentence
  }

  @Test func ofEachFigure() {
    #expect(
      sentence(Fixture.sequenceLengths)?.hasSuffix(
        "7,310 of them (32.5 %) are longer than 256 and were cut there.") == true)
    #expect(
      sentence(Fixture.excerpts)
        == "2 documents as they were read, before any cleaning; one contains markup.")
    #expect(
      sentence(Fixture.words)
        == "“the” is the most frequent, 336,000 times; the least frequent words in the "
        + "vocabulary occur 27 times.")
    #expect(
      sentence(Fixture.pairs)
        == "Each target is the next input: after “<bos>”, the target is “i”.")
    #expect(
      sentence(Fixture.splits) == "49.6 % of all 9,955,341 targets are in the test split.")
    #expect(
      sentence(Fixture.batch)
        == "Of all cells in an epoch, padding takes 2.1 % when bucketed, 18.3 % when shuffled.")
    #expect(
      sentence(Fixture.shapes)
        == "5,472 token ids go in and 54,720,000 logits come out: one for each of 10,000 words at "
        + "each position.")
    #expect(
      sentence(Fixture.parameters) == "Of 4,245,264 parameters, 60.5 % are in linear.")
    #expect(sentence(Fixture.overfit)?.hasSuffix("the model can memorize a batch.") == true)
    #expect(
      sentence(LossFigure(curve: Fixture.training(steps: 900)))?.hasSuffix(
        "after epoch 4, then rises to 3.540.") == true)
  }

  @Test func aBatchThatWasNotMemorizedIsNotCalledSo() throws {
    func drawn(_ losses: [Double]) -> Figure? {
      OverfitFigure(
        overfitting: PreparedOptimizer.Overfitting(losses: losses, sequences: 8, tokens: 80)
      ).drawn(in: Fixture.values)
    }
    #expect(drawn([9, 2])?.title == "One batch, memorized")
    let slow = try #require(drawn([9, 4]))
    #expect(slow.title == "One batch, again and again")
    #expect(slow.sentence.hasSuffix("the model has not memorized the batch."))
  }

  /// The run clips at 1. A limit far above the curve would press it flat.
  @Test(arguments: [
    (
      [0.2, 0.3], false,
      "No step came near the limit of 1, so clipping changed nothing in this run."
    ),
    ([0.2, 0.6], true, "No step came to the limit of 1, so clipping changed nothing in this run."),
    ([0.2, 1.6], true, "1 step of 2 was clipped, at 1."),
  ]) func theLimitIsDrawnWhereItIsNear(norms: [Double], isDrawn: Bool, expected: String) throws {
    let figure = try #require(GradientFigure(norms: norms).drawn(in: Fixture.values))
    #expect(figure.sentence.hasSuffix(expected))
    #expect(figure.legend.contains { $0.line == "reference" } == isDrawn)
  }

  /// A rate that stays the same is no curve.
  @Test func aChangingRateIsDrawn() throws {
    var curve = Fixture.training(steps: 900)
    #expect(drawings(LossFigure(curve: curve)).map(\.name) == ["loss"])
    for index in curve.steps.indices {
      curve.steps[index].learningRate = 0.01 * (1 - Double(index) / 900)
    }
    let drawings = drawings(LossFigure(curve: curve))
    #expect(drawings.map(\.name) == ["loss", "rate"])
    #expect(drawings[1].description.hasPrefix("The learning rate is at most 0.01 and ends at"))
  }

  private func drawings(_ figure: LossFigure) -> [NamedDrawing] {
    figure.drawn(in: Fixture.values)?.content.compactMap {
      if case .drawing(let drawing, _) = $0 { drawing } else { nil }
    } ?? []
  }

  @Test func ofTheDictionaries() {
    #expect(
      sentence(Fixture.dictionary) == "“the” → 4, and 4 → “the”: each undoes the other.")
  }

  @Test func ofTheNextWord() {
    #expect(
      sentence(Fixture.nextWord)
        == "After “the movie was”, 10 of 9,996 words can be sampled (the vocabulary’s other 4 tokens "
        + "are never written), with 88.0 % of the probability; the others are cut off. “word0” has a probability of 30.0 % and a 36.0 % chance of "
        + "being sampled."
    )
    #expect(
      sentence(Fixture.temperatures)
        == "“the movie was” at temperatures from 0.2 to 1.6, with the same random numbers and the "
        + "whole vocabulary to choose from.")
  }

  @Test(arguments: [
    (50, "Each begins 50 tokens after the previous one, so neighbours share 50."),
    (100, "Each begins 100 tokens after the previous one, so they don’t overlap."),
    (120, "Each begins 120 tokens after the previous one, with 20 tokens skipped in between."),
    (1, "Each begins 1 token after the previous one, so neighbours share 99."),
  ])
  func ofWindows(stride: Int, ending: String) {
    let figure = WindowsFigure(
      length: 100, hasTargetAtEveryPosition: true,
      parts: [
        WindowsFigure.Part(name: "training", tokens: 9_000, windows: 8_899, stride: stride)
      ])
    #expect(
      sentence(figure)
        == "8,899 windows of 100 tokens over the 9,000 of the training part. \(ending)")
  }

  @Test func ofStrides() {
    let figure = StridesFigure(
      strides: [1, 50].map {
        StridesFigure.Stride(
          stride: $0, windows: 8_899 / $0, targets: 889_900 / $0, repeats: 100 / Double($0))
      },
      used: 50)
    #expect(
      sentence(figure)
        == "At this run’s stride, 50, a token in the middle of the text is a target 2 times "
        + "per epoch; at stride 1 it would be 100 times, with 889,900 targets in all.")
  }

  @Test(arguments: [true, false]) func ofTheCost(isConverted: Bool) {
    let cost = WindowTrainingCost(
      text: WindowTrainingCost.Text(
        name: "a novel", tokens: 437_098, words: 12_778, speed: 9_000, isConverted: isConverted),
      rows: [WindowTrainingCost.Row(stride: 1, targets: 43_699_700, seconds: 4856)],
      plans: [
        StrideCost.Plan(budget: 600, stride: 100, epochs: 1, seconds: 49),
        StrideCost.Plan(budget: 3600, stride: 20, epochs: 14, seconds: 3400),
      ])
    #expect(
      sentence(CostFigure(cost: cost))
        == "At 9,000 targets per second, "
        + (isConverted
          ? "this run’s throughput, converted to a vocabulary of 12,778"
          : "the throughput of this run")
        + ", an epoch at stride 1 takes 1 h 20 min; 10 min is enough for 1 epoch at stride "
        + "100, and 1 h is enough for 14 epochs at stride 20.")
  }

  @Test func ofASingleTarget() {
    let pairs = [("once", nil), ("there", "was")].map {
      PairsFigure.Pair(input: $0, target: $1)
    }
    #expect(
      sentence(PairsFigure(pairs: pairs, isCut: false))
        == "These are the last inputs of the sequence. It has one target, the word after "
        + "them: “was”.")
  }

  @Test func ofWordFrequencies() {
    // 200 words, ten times each: any half of them makes up half of the text.
    let figure = FrequencyFigure(
      frequencies: (1...200).map { FrequencyFigure.RankedCount(rank: $0, count: 10) },
      lastRankKept: Fixture.frequency.lastRankKept)
    var record = Fixture.record
    record.steps[1].results["tokens"] = 2000
    #expect(
      figure.drawn(in: RunValues(record: record))?.sentence
        == "The 100 most frequent words make up 50.0 % of the text; the least frequent of 200 "
        + "occurs 10 times.")
  }
}
