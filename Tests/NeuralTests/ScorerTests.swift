import Foundation
import Neural
import Testing
import Tokens

@Suite(.everyProductLibrary) struct ScorerTests {
  let model = exampleModel(shape(30, 6, 9, 2))
  /// Of all lengths, ties, and some with nothing to score.
  let sequences = exampleSequences((0..<60).map { $0 * 7 % 23 }, vocabulary: 30)

  func perplexity(_ sequences: [ArraySlice<Int32>], threads: Int, batchSize: Int) -> Double {
    let scorer = Scorer(model: model, threads: threads, batchSize: batchSize)
    let loss = Loss(of: scorer.losses(of: sequences))
    #expect(loss.tokens == sequences.reduce(0) { $0 + max(0, $1.count - 1) })
    return loss.perplexity
  }

  @Test(arguments: [1, 2, 7, 60, 1000], [1, 2, 5])
  func perplexityDependsOnNothingButTheText(batchSize: Int, threads: Int) {
    let reference = ReferenceModel(model)
    let expected = exp(reference.loss(sequences.map(Array.init)))
    for order in [sequences, sequences.reversed(), sequences.sorted { $0.count < $1.count }] {
      let perplexity = perplexity(order, threads: threads, batchSize: batchSize)
      #expect(abs(perplexity - expected) < 1e-6 * expected)
    }
  }

  @Test func lossesAreThoseOfEachSequenceAlone() {
    let together = Scorer(model: model, threads: 2, batchSize: 16).losses(of: sequences)
    let reference = ReferenceModel(model)
    for (sequence, losses) in zip(sequences, together) {
      let expected = reference.losses(Array(sequence))
      #expect(losses.count == expected.count)
      for (loss, expected) in zip(losses, expected) { #expect(abs(Double(loss) - expected) < 3e-6) }
    }
  }

  @Test func theLastTargetAloneCanBeScored() {
    let scorer = Scorer(model: model, threads: 2, batchSize: 16)
    let every = scorer.losses(of: sequences)
    let last = scorer.losses(of: sequences, target: .next)
    #expect(last.map(\.count) == every.map { $0.suffix(1).count })
    // Products of fewer rows may round otherwise.
    for (last, every) in zip(last.joined(), every.compactMap(\.last)) {
      #expect(abs(last - every) < 1e-6)
    }
  }

  @Test func longSequencesAreScoredInChunks() {
    // More positions than the decoder takes at once.
    let long = exampleSequences([700, 900], vocabulary: 30)
    let losses = Scorer(model: model, threads: 1).losses(of: long)
    let expected = ReferenceModel(model).losses(Array(long[1]))
    #expect(losses[0].count == 699)
    #expect(abs(losses[1].reduce(0.0) { $0 + Double($1) } - expected.reduce(0, +)) < 1e-3)
  }

  @Test(arguments: [[], [0], [1], [1, 0, 1]]) func nothingCanBeScored(lengths: [Int]) {
    let scorer = Scorer(model: model, threads: 2)
    let empty = exampleSequences(lengths, vocabulary: 30)
    #expect(scorer.losses(of: empty) == lengths.map { _ in [] })
    #expect(Loss(of: scorer.losses(of: empty)) == Loss(sum: 0, tokens: 0))
  }

  @Test func slicesOfOneTextAreScoredInPlace() {
    let text = exampleSequences([40], vocabulary: 30)[0]
    let scorer = Scorer(model: model, threads: 1)
    let window = scorer.losses(of: [text[10..<20]])
    #expect(window == scorer.losses(of: [ArraySlice(Array(text[10..<20]))]))
  }
}
