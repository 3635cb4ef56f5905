import Drawings
import Foundation
import Pipeline
import Record
@testable import Figures

/// Figures of the last chapter.
extension Fixture {
  static let ladder = LadderFigure(rungs: [
    Ladder.Rung(
      name: "uniform", perplexity: 10_000, note: "all words of the vocabulary equally likely"),
    Ladder.Rung(name: "unigram", perplexity: 598.4, note: "words by frequency, no context"),
    Ladder.Rung(name: "bigram", perplexity: 64.2, note: "one word of context, Kneser–Ney"),
    Ladder.Rung(
      name: "trigram", perplexity: 47.9, note: "two words of context, modified Kneser–Ney"),
    Ladder.Rung(
      name: "5-gram", perplexity: 45.1, note: "four words of context, modified Kneser–Ney"),
    Ladder.Rung(name: "this model", perplexity: 31.6, note: "all preceding words"),
    Ladder.Rung(name: "floor", perplexity: 24.3, note: "the program that wrote the text"),
  ])

  static let ngrams = NGramsFigure(
    perplexities: NGramPerplexities(
      validation: [590.2, 63.5, 47.1, 44.6, 44.4], test: [598.4, 64.4, 47.9, 45.3, 45.1]))

  static let continuations = ContinuationsFigure(continuations: [
    Continuation(
      prompt: "the movie was", text: "a quiet triumph , and the last scene stays with you .",
      temperature: 0.5, topK: 20),
    Continuation(
      prompt: "the movie was",
      text: "too long by half , though nobody in the room would say so .",
      temperature: 1, topK: 20),
    Continuation(
      prompt: "i laughed", text: "at the wrong places and cried at the right ones .",
      temperature: 0.8, topK: 0),
  ])

  static let temperatures = TemperaturesFigure(continuations: [
    Continuation(
      prompt: "the movie was", text: "a good film , and it is a good film .",
      temperature: 0.2, topK: 0),
    Continuation(
      prompt: "the movie was", text: "of its stars , and worth the evening .", temperature: 0.8,
      topK: 0),
    Continuation(
      prompt: "the movie was", text: "gravel my umbrella thought , nine of .", temperature: 1.6,
      topK: 0, topP: 0.95),
  ])

  static let nextWord = NextWordFigure(
    nextWord: NextWord(
      prompt: "the movie was", temperature: 0.8, topK: 10, topP: 1,
      candidates: (0..<20).map { rank -> NextWord.Candidate in
        let share = 0.3 / Double(rank + 1)
        return NextWord.Candidate(
          word: "word\(rank)", id: 4 + rank, probability: share,
          chance: rank < 10 ? 1.2 * share : 0)
      },
      kept: 10, keptProbability: 0.88, others: 9_976))

  static let surprisal: SurprisalFigure = {
    var noise = Noise()
    return SurprisalFigure(
      text: TestSequence.Place(number: 12_501, count: 25_000, isWindow: false),
      words: tokens.map {
        SurprisalFigure.Word(
          token: $0, surprisal: max(0.01, noise.next() * Double($0.count) * 1.6))
      })
  }()

  static let mentions = MentionsFigure(
    traces: [
      MentionsFigure.Trace(name: "this model", means: [4.22, 4.11, 4.5, 4.64]),
      MentionsFigure.Trace(name: "bigram", means: [5.44, 5.68, 5.47, 4.65]),
      MentionsFigure.Trace(name: "5-gram", means: [5.46, 5.37, 5, 4.48]),
      MentionsFigure.Trace(name: "true probability", means: [4.14, 0.37, 0.03, 0]),
    ],
    counts: [2_085, 2_085, 129, 6], words: 275, texts: 1_200,
    gain: Estimate(mean: 0.02, error: 0.03), possibleGain: 3.68, rival: "5-gram",
    examples: [
      MentionsFigure.Example(
        word: "<gate>", sequence: 17,
        mentions: [
          MentionsFigure.Example.Mention(
            words: "of the <gate>", surprisals: [4.39, 4.28, 4.67, 4.2]),
          MentionsFigure.Example.Mention(words: "that <gate>", surprisals: [4.25, 4.27, 4.42, 0]),
        ])
    ], isInWindows: false)

  static let gates: GatesFigure = {
    var noise = Noise()
    let units = [3, 17, 90]
    return GatesFigure(
      tokens: tokens,
      gates: ["input", "forget", "output"].map { name in
        GatesFigure.Gate(
          name: name, means: tokens.map { _ in noise.next() },
          units: units.map { _ in tokens.map { _ in noise.next() } })
      },
      units: units, hidden: 256)
  }()

  static let neighbours = NeighboursFigure(words: [
    NeighboursFigure.Word(
      token: "movie",
      before: [NeighboursFigure.Neighbour(token: "ledger", similarity: 0.28)],
      after: [
        NeighboursFigure.Neighbour(token: "film", similarity: 0.71),
        NeighboursFigure.Neighbour(token: "<story>", similarity: 0.52),
      ])
  ])
}
