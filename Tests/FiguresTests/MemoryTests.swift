import Drawings
import Foundation
import Pipeline
import Record
import Testing
import Text
import Tokens

@testable import Figures

@Suite struct ReturningWordsTests {
  /// "name" fills half of few texts, "topic" is as frequent but scattered, "common" is everywhere.
  @Test func areRareButRepeatedWhereTheyOccur() {
    let vocabulary = Vocabulary(
      words: ["<unk>", "<pad>", "<bos>", "<eos>", "common", "name", "topic", "12"],
      counts: [0, 0, 0, 0, 200, 12, 12, 12], hasSpecials: true, types: 4, tokens: 400)
    let texts = (0..<100).map { text -> [TokenID] in
      let rare: [TokenID] = text < 4 ? [5, 5, 5, 7, 7, 7] : text < 16 ? [6] : []
      return [2, 4, 4] + rare + [3]
    }
    func returning(_ texts: [[TokenID]]) -> [Int] {
      let offsets = texts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
      let words = ReturningWords(
        in: TokenSequences(ids: texts.flatMap { $0 }, layout: .documents(offsets: offsets)),
        vocabulary: vocabulary)
      return (0..<8).filter { words.contains(TokenID($0)) }
    }
    #expect(returning(texts) == [5])
    // Two texts may repeat a word by chance; four of thirty are too many to be rare.
    #expect(returning(Array(texts.dropFirst(2))) == [])
    #expect(returning(Array(texts.prefix(30))) == [])
  }

  /// In one long text, each stretch of the length of a window is a text.
  @Test func areCountedInWindows() {
    let words = ["a", "b", "c"] + (0..<97).map { "w\($0)" }
    let vocabulary = Vocabulary(
      words: words, counts: words.map { _ in 1 }, hasSpecials: false, types: 100, tokens: 1000)
    let ids = (0..<100).flatMap { window -> [TokenID] in
      [window % 25 == 0 ? 0 : 1, 2, window % 25 == 0 ? 0 : 1, 3]
    }
    let returning = ReturningWords(
      in: TokenSequences(windowsOver: ids, length: 4, stride: 1, target: .shifted),
      vocabulary: vocabulary)
    #expect(returning.contains(0) && !returning.contains(1) && !returning.contains(2))
  }

  /// Against a simulation of scattered words.
  @Test(arguments: [0.01, 0.5, 3]) func chanceIsThatOfScatteredWords(rate: Double) {
    var generator = SplitMix64(seed: 4)
    let texts = 20_000
    var counts = [Int](repeating: 0, count: texts)
    for _ in 0..<Int(rate * Double(texts)) {
      counts[Int.random(in: 0..<texts, using: &generator)] += 1
    }
    let share = Double(counts.count { $0 > 1 }) / Double(counts.count { $0 > 0 })
    let chance = ReturningWords.chanceOfRepeat(occurrencesPerText: rate)
    #expect(abs(share - chance) < 0.02)
  }
}

@Suite struct MentionsTests {
  private let texts: [[TokenID]] = [[2, 7, 5, 7, 8, 7, 8, 3], [7, 5, 7], [2, 5, 8, 9, 3]]

  private func cases(targets: [Int]) -> [Mentions.Case] {
    Mentions.cases(in: texts.map { $0[...] }, targets: targets) { $0 == 7 || $0 == 8 }
  }

  @Test func areThoseOfWordsThatComeBack() {
    #expect(
      cases(targets: [7, 3, 4]) == [
        Mentions.Case(text: 0, token: 7, places: [1, 3, 5]),
        Mentions.Case(text: 0, token: 8, places: [4, 6]),
        Mentions.Case(text: 1, token: 7, places: [0, 2]),
      ])
    // The first token of a window is no target.
    #expect(cases(targets: [7, 2, 4]).map(\.text) == [0, 0])
  }

  @Test func areTracedThroughEveryModel() throws {
    let losses: [[Float]] = [[4, 0, 3, 2, 1, 1, 0], [0, 1], [0, 0, 0, 0]]
    let other: [Float] = [5, 0, 6, 4, 7, 2, 0, 0, 1, 0, 0, 0, 0]
    let cases = cases(targets: losses.map(\.count))
    let tracer = try #require(
      MentionTracer(
        cases, in: texts.map { $0[...] }, losses: losses, others: [other], columns: 3))
    #expect(tracer.counts == [2, 2, 1])
    #expect(tracer.means(of: 0) == [3, 2, 1] && tracer.means(of: 1) == [4.5, 4, 7])
    // (4 − 3) − (5 − 6) and (2 − 1) − (4 − 2), of one text.
    #expect(tracer.gain(of: 0, on: 1) == Estimate(mean: 0.5, error: nil))
    #expect(tracer.surprisals(in: 0, at: 3) == [3, 6])
    #expect(tracer.examples(near: 0, on: 1) == [cases[0]])
    #expect(tracer.examples(near: 2, on: 1) == [cases[0]])
    #expect(
      MentionTracer(cases, in: texts.map { $0[...] }, losses: losses, others: [[1]], columns: 3)
        == nil)
  }

  /// Numbers of one text vary together, so their number alone makes nothing certain.
  @Test func anErrorIsThatOfTexts() throws {
    let apart = Estimate(of: [[1], [3], [1], [3]])
    let error = try #require(apart.error)
    #expect(apart.mean == 2 && abs(error - (1.0 / 3).squareRoot()) < 1e-12)
    let together = Estimate(of: [[1, 1], [3, 3]])
    let larger = try #require(together.error)
    #expect(together.mean == 2 && abs(larger - 1) < 1e-12)
    #expect(Estimate(of: [[1, 2]]).error == nil)
  }
}

@Suite struct MemoryVerdictTests {
  @Test(
    arguments: [
      (0.05, 0.01, nil, MemoryVerdict.nothing), (0.3, 0.2, nil, .nothing),
      (-0.3, 0.2, nil, .nothing),
      (0.3, 0.05, nil, .little), (0.8, 0.05, nil, .much), (0.8, 0.05, 3, .little),
      (1.6, 0.05, 3, .much), (-0.3, 0.05, 3, .worse), (0.3, nil, nil, .unknown),
      (.nan, 0.1, nil, .unknown),
    ] as [(Double, Double?, Double?, MemoryVerdict)])
  func ofAGain(gain: Double, error: Double?, possible: Double?, expected: MemoryVerdict) {
    #expect(MemoryVerdict(gain: Estimate(mean: gain, error: error), possible: possible) == expected)
  }

  @Test(
    arguments: [
      (
        0.05, 0.01, nil,
        "The model did not learn this: 4.2 → 4.1; from the first mention to the second it gains 0.05 "
          + "nats (± 0.02) on the 5-gram, next to nothing."
      ),
      (
        -0.1, 0.1, nil,
        "The model did not learn this: 4.2 → 4.1; from the first mention to the second it loses 0.10 "
          + "nats (± 0.20) on the 5-gram, no more than noise."
      ),
      (
        -0.5, 0.1, 3,
        "The model did not learn this: 4.2 → 4.1; from the first mention to the second it loses 0.50 "
          + "nats (± 0.20) on the 5-gram."
      ),
      (
        0.5, 0.1, 2.0,
        "The model remembers a little: 4.2 → 4.1; from the first mention to the second it gains 0.50 "
          + "nats (± 0.20) on the 5-gram, 25.0 % of what is possible."
      ),
      (
        0.9, 0.1, nil,
        "The model remembers: 4.2 → 4.1; from the first mention to the second it gains 0.90 nats "
          + "(± 0.20) on the 5-gram."
      ),
      (0.9, nil, nil, "Whether the memory works can’t be told from so few words: 4.2 → 4.1."),
    ] as [(Double, Double?, Double?, String)])
  func inWords(gain: Double, error: Double?, possible: Double?, expected: String) {
    let gain = Estimate(mean: gain, error: error)
    let sentence = MemoryVerdict(gain: gain, possible: possible).sentence(
      series: "4.2 → 4.1", gain: gain, possible: possible, rival: "5-gram")
    #expect(sentence == expected)
  }
}

/// The figure of a whole run on the sample, whose true probabilities are known.
@Suite struct MentionsFigureTests {
  private static let run = Result {
    try TinyRun([
      "load": #"load(source: "sample", limit: 1200, testLimit: 60)"#,
      "vocab": "vocab(scope: .all)", "dataset": "dataset(length: 256, validation: 0.1)",
      "train": "train(epochs: 0)",
    ])
  }

  @Test func tellsAnUntrainedModelFromTheTruth() throws {
    let run = try Self.run.get()
    #expect(run.contents.record[.evaluate]?.results["floorPerplexity"] != nil)
    let figure = try #require(try MentionsFigure(of: run.stored))
    #expect(figure.traces.map(\.name).first == "this model" && figure.traces.count == 4)
    #expect(figure.traces.last?.name == "true probability")
    #expect(figure.counts[0] == figure.counts[1] && figure.counts[0] > 60)
    // A title's thing is told in the first mention, and certain or nearly so in the next ones.
    let truth = figure.traces[3].means
    #expect(truth[0] > 3 && truth[1] < 1)
    #expect(try #require(figure.possibleGain) > 2)
    // An untrained model is as surprised as ever.
    let own = figure.traces[0].means
    #expect(abs(own[0] - own[1]) < 0.2)
    let example = try #require(figure.examples.first)
    #expect(example.mentions.allSatisfy { $0.words.hasSuffix(example.word) })
    #expect(example.mentions.allSatisfy { $0.surprisals.count == 4 })
    let drawn = try #require(figure.drawn(in: RunValues(record: run.contents.record)))
    #expect(drawn.sentence.hasPrefix("The model did not learn this: "))
    #expect(drawn.legend.count == 4 && drawn.table?.rows.count == figure.counts.count)
  }

  /// The losses that the figure traces add up to the perplexities of the ladder.
  @Test func theLossesAreThoseOfTheLadder() throws {
    let run = try Self.run.get()
    let evaluation = try run.stored.product(of: Evaluate.self)
    let baselines = try #require(evaluation.baselines)
    let results = try #require(run.contents.record[.evaluate]?.results)
    func perplexity(_ losses: [Float]?) throws -> Double {
      let losses = try #require(losses)
      return exp(losses.reduce(0) { $0 + Double($1) } / Double(losses.count))
    }
    for (losses, name) in [
      (baselines.bigram, "bigramPerplexity"), (baselines.ngram, "ngramPerplexity"),
      (baselines.floor, "floorPerplexity"),
    ] as [([Float]?, String)] {
      let expected = try #require(results[name]?.number)
      let found = try perplexity(losses)
      #expect(abs(found / expected - 1) < 1e-5, "\(name)")
    }
  }

  @Test func withoutATestTextThereIsNone() throws {
    let run = try TinyRun([
      "dataset": "dataset(framing: .windows, length: 4, stride: 8, validation: 0, test: 0)",
      "train": "train(epochs: 0)", "load": #"load(source: "sample", sample: .story)"#,
      "vocab": "vocab(tokenizer: .words, specials: false, scope: .all)",
      "evaluate": #"evaluate(prompts: ["the next"], length: 4)"#,
    ])
    #expect(run.contents.record[.evaluate]?.hasResults == true)
    #expect(try MentionsFigure(of: run.stored) == nil)
  }

  /// In windows the program remembers more than any of them shows.
  @Test func tracesWordsWithinWindows() throws {
    let run = try TinyRun([
      "load": #"load(source: "sample", sample: .story)"#,
      "vocab": "vocab(tokenizer: .words, specials: false, maxTokens: 0, scope: .all)",
      "dataset": "dataset(framing: .windows, length: 50, stride: 50, validation: 0, test: 0.02)",
      "train": "train(epochs: 0)",
      "evaluate": #"evaluate(prompts: ["the next"], length: 4)"#,
    ])
    let figure = try #require(try MentionsFigure(of: run.stored))
    #expect(figure.isInWindows && figure.possibleGain != nil)
    let sentence = try #require(
      figure.drawn(in: RunValues(record: run.contents.record))?.sentence)
    #expect(sentence.contains("at most one training window in 10 contains it"))
  }
}
