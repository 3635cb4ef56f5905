import Kernels
import Neural
import Random
import Testing
import Tokens

/// The engine against the reference: loss and gradients, on batches of all kinds.
@Suite(.everyProductLibrary) struct GradientTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var shape: ModelShape
    var lengths: [Int]
    var target = Target.shifted
    var testDescription: String {
      "V \(shape.vocabulary), E \(shape.embedding), H \(shape.hidden), layers \(shape.layers), "
        + "padding \(shape.padding.map(String.init) ?? "none"), "
        + "tied \(shape.isTied), lengths \(lengths), \(target)"
    }
  }

  /// What is likely to go wrong.
  static let edges: [Case] = [
    // One step, one sequence, one of everything.
    Case(shape: shape(5, 3, 4, 1), lengths: [2]),
    Case(shape: shape(6, 9, 11, 2), lengths: [2, 2, 2]),
    Case(shape: shape(4, 3, 3, 3), lengths: [5]),
    Case(shape: shape(2, 1, 1, 1), lengths: [12, 12]),
    Case(shape: shape(1, 2, 3, 1), lengths: [4]),
    // Whole vectors, and a little more and less.
    Case(shape: shape(16, 8, 8, 2), lengths: [3, 1, 0, 7]),
    Case(shape: shape(17, 7, 9, 2), lengths: [3, 1, 0, 7]),
    // Nothing to learn from: no sequence at all, and rows that were all padding.
    Case(shape: shape(5, 3, 4, 2), lengths: []),
    Case(shape: shape(5, 3, 4, 2), lengths: [0, 1, 1, 0]),
    Case(shape: shape(5, 3, 4, 2), lengths: [0, 1, 3, 1, 0]),
    // More sequences than one thread takes, the last of them with a length of its own.
    Case(shape: shape(5, 3, 3, 1), lengths: [Int](repeating: 3, count: 40) + [9]),
    // A vocabulary that is cut into parts, and more targets than one chunk holds.
    Case(shape: shape(523, 2, 3, 1), lengths: [200, 190, 3, 90, 80, 200]),
    Case(shape: shape(6, 3, 4, 2), lengths: [4, 4, 2, 1, 7], target: .next),
    Case(shape: shape(6, 3, 4, 1, padding: 1), lengths: [9, 2, 9]),
    // One table at both ends.
    Case(shape: shape(5, 3, 3, 1, isTied: true), lengths: [2]),
    Case(shape: shape(7, 4, 4, 2, padding: 1, isTied: true), lengths: [9, 2, 9]),
    Case(shape: shape(523, 3, 3, 1, isTied: true), lengths: [200, 190, 3, 90, 80, 200]),
    Case(shape: shape(6, 4, 4, 3, isTied: true), lengths: [4, 4, 2, 1, 7], target: .next),
  ]

  /// Random shapes and batches, the same in each run.
  static let drawn: [Case] = (0..<48).map { seed in
    var random = MersenneTwister(seed: UInt64(seed), stream: "shapes")
    func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let vocabulary = pick(2...40)
    return Case(
      shape: shape(
        vocabulary, pick(1...20), pick(1...20), pick(1...3),
        padding: Bool.random(using: &random) ? Int32(pick(0...vocabulary - 1)) : nil),
      lengths: (0..<pick(1...9)).map { _ in pick(0...12) },
      target: pick(0...3) == 0 ? .next : .shifted)
  }

  @Test(arguments: edges + drawn) func lossAndGradientsAreThoseOfTheReference(_ test: Case) {
    let model = exampleModel(test.shape, seed: UInt64(test.lengths.count))
    let sequences = exampleSequences(test.lengths, vocabulary: test.shape.vocabulary)
    let gradients = BatchGradients(for: model, threads: 2)
    var random = MersenneTwister(seed: 0)
    let loss = gradients.compute(sequences, model: model, target: test.target, random: &random)

    let reference = ReferenceModel(model)
    let targets = test.lengths.map { min(test.target == .shifted ? .max : 1, max(0, $0 - 1)) }
    #expect(loss.tokens == targets.reduce(0, +))
    let words = sequences.map(Array.init)
    #expect(abs(loss.mean - reference.loss(words, target: test.target)) < 2e-6)
    let expected = reference.gradients(words, target: test.target)
    for (value, expected) in zip(gradients.values.array, expected) {
      #expect(abs(Double(value) - expected) < 3e-7 + 1e-5 * abs(expected))
    }
  }

  @Test func threadsChangeNothing() {
    let model = exampleModel(shape(40, 9, 13, 2))
    let sequences = exampleSequences((0..<70).map { $0 % 17 }, vocabulary: 40)
    func run(threads: Int) -> ([Float], Double) {
      var random = MersenneTwister(seed: 3)
      let gradients = BatchGradients(for: model, threads: threads)
      let loss = gradients.compute(
        sequences, model: model, dropout: DropoutRates(betweenLayers: 0.3), random: &random)
      return (gradients.values.array, loss.sum)
    }
    #expect(run(threads: 1) == run(threads: 4))
  }

  @Test func workspacesLeaveNoTraceInTheNextBatch() {
    let model = exampleModel(shape(20, 5, 6, 2))
    var random = MersenneTwister(seed: 16)
    func batch(_ count: Int, _ length: Int) -> [ArraySlice<Int32>] {
      exampleSequences([Int](repeating: length, count: count), vocabulary: 20)
    }
    let used = BatchGradients(for: model, threads: 2)
    for (count, length) in [(40, 9), (1, 30), (0, 0), (33, 2)] {
      _ = used.compute(batch(count, length), model: model, random: &random)
    }
    let fresh = BatchGradients(for: model, threads: 2)
    _ = used.compute(batch(5, 7), model: model, random: &random)
    _ = fresh.compute(batch(5, 7), model: model, random: &random)
    #expect(used.values.array == fresh.values.array)
  }
}
