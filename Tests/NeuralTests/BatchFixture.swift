import Kernels
import Neural
import Random
import TensorFiles
import TestSupport
import Testing

/// A model, a batch, and what PyTorch computes from them: see `batch_tensors` in Tests/Reference.
struct BatchFixture {
  let model: LanguageModel
  let sequences: [ArraySlice<Int32>]
  /// Of each target.
  let losses: [Float]
  /// Laid out as the model's parameters.
  let gradients: [Float]

  init(_ file: TensorFile) throws {
    model = try LanguageModel(of: file.part("weights"))
    sequences = try file.sequences(lengths: file.integers("lengths"))
    losses = try file.floats("losses")
    gradients = try LanguageModel(of: file.part("gradients")).parameters.array
  }

  /// Checks each target's loss, the mean, and every gradient.
  func check() {
    let scored = Scorer(model: model, threads: 2).losses(of: sequences).flatMap { $0 }
    #expect(largestDifference(scored, losses) < 2e-6)
    let computed = BatchGradients(for: model, threads: 2)
    var random = MersenneTwister(seed: 0)
    let loss = computed.compute(sequences, model: model, random: &random)
    #expect(loss.tokens == losses.count)
    #expect(abs(loss.mean - losses.reduce(0.0) { $0 + Double($1) } / Double(losses.count)) < 1e-6)
    #expect(largestDifference(computed.values.array, gradients) < 2e-7)
  }
}

extension LanguageModel {
  /// A model with stored weights, which determine its shape. Token 1 is padding, as in all
  /// fixtures.
  init(of weights: TensorFile, isTied: Bool = false) throws {
    let table = try #require(weights["embedding.weight"]).shape
    self.init(
      ModelShape(
        vocabulary: table[0], embedding: table[1],
        hidden: try #require(weights["linear.weight"]).shape[1],
        layers: weights.tensors.count { $0.name.hasPrefix("lstm.weight_ih_l") }, padding: 1,
        isTied: isTied))
    try load(weights)
  }
}

extension TensorFile {
  /// The tensor `words`, cut into sequences of these lengths.
  func sequences(lengths: [Int]) throws -> [ArraySlice<Int32>] {
    let words = try integers("words").map(Int32.init)
    var start = 0
    return lengths.map { length in
      defer { start += length }
      return words[start..<start + length]
    }
  }
}

/// The largest difference between numbers; infinite if their counts differ or one is NaN.
func largestDifference(_ values: [Float], _ expected: [Float]) -> Float {
  guard values.count == expected.count else { return .infinity }
  return zip(values, expected).reduce(0) { largest, pair in
    let difference = abs(pair.0 - pair.1)
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}
