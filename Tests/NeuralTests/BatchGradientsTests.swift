import Kernels
import Neural
import Random
import Testing
import Tokens

@Suite struct BatchGradientsTests {
  let model = exampleModel(shape(20, 5, 7, 2, padding: 1))

  func run(
    _ sequences: [ArraySlice<Int32>], target: Target = .shifted
  ) -> (loss: Loss, gradients: [Float]) {
    var random = MersenneTwister(seed: 1)
    let gradients = BatchGradients(for: model, threads: 2)
    let loss = gradients.compute(sequences, model: model, target: target, random: &random)
    return (loss, gradients.values.array)
  }

  @Test(arguments: [[], [0], [1], [1, 0, 1, 1], [Int](repeating: 1, count: 50)])
  func withoutTargetsLossAndGradientsAreZero(lengths: [Int]) {
    let sequences = exampleSequences(lengths, vocabulary: 20)
    for target in [Target.shifted, .next] {
      let (loss, gradients) = run(sequences, target: target)
      #expect((loss.sum, loss.tokens, loss.mean) == (0, 0, 0))
      #expect(gradients.allSatisfy { $0 == 0 })
    }
  }

  @Test func anEmptyBatchLeavesNothingOfTheOneBefore() {
    var random = MersenneTwister(seed: 1)
    let gradients = BatchGradients(for: model, threads: 2)
    let sequences = exampleSequences([Int](repeating: 5, count: 40), vocabulary: 20)
    _ = gradients.compute(
      sequences, model: model, dropout: DropoutRates(betweenLayers: 0.5), random: &random)
    #expect(sumOfSquares(gradients.values) > 0)
    _ = gradients.compute(
      [], model: model, dropout: DropoutRates(betweenLayers: 0.5), random: &random)
    #expect(sumOfSquares(gradients.values) == 0)
    _ = gradients.compute(
      [[3][...]], model: model, dropout: DropoutRates(betweenLayers: 0.5), random: &random)
    #expect(sumOfSquares(gradients.values) == 0)
  }

  @Test func rowsAreThoseThatTheBatchReads() throws {
    var random = MersenneTwister(seed: 1)
    let gradients = BatchGradients(for: model, threads: 2)
    _ = gradients.compute([[3, 4, 3, 9], [12][...]], model: model, random: &random)
    #expect(gradients.rows?.rows.sorted() == [3, 4])
    _ = gradients.compute([[7, 3]], model: model, random: &random)
    let rows = try #require(gradients.rows)
    #expect(rows.rows == [7])
    for row in 0..<20 { #expect(isZero(gradients.values[rows.range(of: row)]) == (row != 7)) }
    _ = gradients.compute([], model: model, random: &random)
    #expect(gradients.rows?.rows.isEmpty == true)
  }

  @Test func sequencesWithoutTargetsChangeNothing() {
    let sequences = exampleSequences([4, 6, 3], vocabulary: 20)
    let padded = [[], sequences[0], [7][...], sequences[1], sequences[2], []]
    #expect(run(padded).gradients == run(sequences).gradients)
    #expect(run(padded).loss == run(sequences).loss)
  }

  @Test func orderOfTheBatchChangesNothingButRounding() {
    let sequences = exampleSequences((0..<40).map { 2 + $0 % 7 }, vocabulary: 20)
    let one = run(sequences)
    let other = run(sequences.reversed())
    #expect(one.loss.tokens == other.loss.tokens)
    #expect(abs(one.loss.mean - other.loss.mean) < 1e-6)
    for (a, b) in zip(one.gradients, other.gradients) { #expect(abs(a - b) < 1e-6) }
  }

  /// The mean is over targets, not over sequences: a long one weighs more.
  @Test func gradientsAreThoseOfTheMeanOverTargets() {
    let sequences = exampleSequences([3, 12], vocabulary: 20)
    let (first, second) = (run([sequences[0]]), run([sequences[1]]))
    let both = run(sequences)
    #expect(both.loss.tokens == 13)
    #expect(abs(both.loss.mean - (2 * first.loss.mean + 11 * second.loss.mean) / 13) < 1e-6)
    for (index, value) in both.gradients.enumerated() {
      let mean = (2 * first.gradients[index] + 11 * second.gradients[index]) / 13
      #expect(abs(value - mean) < 1e-6)
    }
  }

  /// The padding token counts as a target like any other; only its vector gets no gradient.
  @Test func thePaddingVectorStaysZero() {
    let sequences = exampleSequences([Int](repeating: 9, count: 20), vocabulary: 20)
    #expect(sequences.contains { $0.dropLast().contains(1) })
    let (loss, gradients) = run(sequences)
    #expect(loss.tokens == 8 * 20)
    #expect(gradients[5..<10].allSatisfy { $0 == 0 })
    #expect(gradients[10..<100].contains { $0 != 0 })
  }
}
