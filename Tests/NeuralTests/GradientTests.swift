import Kernels
import Neural
import Random
import Testing

/// The engine against the reference: its loss, and its gradients against differences of the loss.
@Suite struct GradientTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var shape: ModelShape
    var lengths: [Int]
    var testDescription: String { "\(shape) \(lengths)" }
  }

  static let cases: [Case] = [
    Case(shape: shape(5, 3, 4, 1), lengths: [6, 3, 4]),
    Case(shape: shape(7, 2, 5, 2), lengths: [4, 9, 2, 2]),
    Case(shape: shape(4, 3, 3, 3), lengths: [5]),
    Case(shape: shape(6, 9, 11, 1), lengths: [2]),
    Case(shape: shape(5, 4, 8, 1), lengths: [3, 1, 0, 7]),
    Case(shape: shape(9, 1, 1, 1), lengths: [12, 12]),
    Case(shape: shape(5, 3, 3, 1), lengths: [Int](repeating: 3, count: 40)),
  ]

  static func shape(_ V: Int, _ E: Int, _ H: Int, _ layers: Int) -> ModelShape {
    ModelShape(vocabulary: V, embedding: E, hidden: H, layers: layers, padding: nil)
  }

  static func sequences(_ test: Case, random: inout MersenneTwister) -> [[Int32]] {
    test.lengths.map { length in
      (0..<length).map { _ in
        Int32.random(in: 0..<Int32(test.shape.vocabulary), using: &random)
      }
    }
  }

  static func reference(_ model: LanguageModel) -> ReferenceModel {
    ReferenceModel(
      vocabulary: model.shape.vocabulary, embedding: model.shape.embedding,
      hidden: model.shape.hidden, layers: model.shape.layers,
      parameters: model.parameters.array.map(Double.init))
  }

  @Test(arguments: cases) func lossIsThatOfTheReference(_ test: Case) {
    var random = MersenneTwister(seed: 11)
    let model = LanguageModel(test.shape, random: &random)
    let sequences = Self.sequences(test, random: &random)
    let gradients = BatchGradients(for: model, threads: 2)
    let loss = gradients.compute(sequences.map { $0[...] }, model: model, random: &random)
    #expect(loss.tokens == test.lengths.reduce(0) { $0 + max(0, $1 - 1) })
    #expect(abs(loss.mean - Self.reference(model).loss(sequences)) < 2e-6)
  }

  @Test(arguments: cases) func gradientsAreThoseOfTheReference(_ test: Case) {
    var random = MersenneTwister(seed: 12)
    let model = LanguageModel(test.shape, random: &random)
    let sequences = Self.sequences(test, random: &random)
    let gradients = BatchGradients(for: model, threads: 2)
    _ = gradients.compute(sequences.map { $0[...] }, model: model, random: &random)
    var reference = Self.reference(model)
    let step = 1e-5
    for index in reference.parameters.indices {
      let value = reference.parameters[index]
      reference.parameters[index] = value + step
      let above = reference.loss(sequences)
      reference.parameters[index] = value - step
      let below = reference.loss(sequences)
      reference.parameters[index] = value
      let difference = (above - below) / (2 * step)
      #expect(abs(Double(gradients.values[index]) - difference) < 1e-6 + 1e-5 * abs(difference))
    }
  }

  @Test func lastPositionAloneCanBeScored() {
    var random = MersenneTwister(seed: 13)
    let model = LanguageModel(Self.shape(6, 3, 4, 2), random: &random)
    let sequences: [[Int32]] = [[0, 1, 2, 3], [5, 4, 3, 2], [1, 1]]
    let gradients = BatchGradients(for: model, threads: 1)
    let loss = gradients.compute(
      sequences.map { $0[...] }, model: model, scoring: .last, random: &random)
    let reference = Self.reference(model)
    let last = sequences.map { reference.losses($0).last! }
    #expect(loss.tokens == 3)
    #expect(abs(loss.mean - last.reduce(0, +) / 3) < 2e-6)
    #expect(sumOfSquares(gradients.values) > 0)
  }

  @Test func paddingRowGetsNoGradient() {
    var random = MersenneTwister(seed: 14)
    var shape = Self.shape(6, 3, 4, 1)
    shape.padding = 1
    let model = LanguageModel(shape, random: &random)
    #expect(model.parameters[3..<6].array == [0, 0, 0])
    let gradients = BatchGradients(for: model, threads: 1)
    _ = gradients.compute([[1, 2, 1, 3][...]], model: model, random: &random)
    #expect(gradients.values[3..<6].array == [0, 0, 0])
  }

  @Test func threadsChangeNothing() {
    var random = MersenneTwister(seed: 15)
    let model = LanguageModel(Self.shape(40, 9, 13, 2), random: &random)
    let sequences = (0..<70).map { length in
      (0..<length % 17).map { _ in Int32.random(in: 0..<40, using: &random) }
    }
    func run(threads: Int) -> ([Float], Double) {
      var random = MersenneTwister(seed: 3)
      let gradients = BatchGradients(for: model, threads: threads)
      let loss = gradients.compute(
        sequences.map { $0[...] }, model: model, dropout: 0.3, random: &random)
      return (gradients.values.array, loss.sum)
    }
    #expect(run(threads: 1) == run(threads: 4))
  }

  @Test func workspacesLeaveNoTraceInTheNextBatch() {
    var random = MersenneTwister(seed: 16)
    let model = LanguageModel(Self.shape(20, 5, 6, 2), random: &random)
    func batch(_ count: Int, _ length: Int) -> [ArraySlice<Int32>] {
      (0..<count).map { row in ArraySlice((0..<length).map { Int32(($0 * 7 + row) % 20) }) }
    }
    let used = BatchGradients(for: model, threads: 2)
    for (count, length) in [(40, 9), (1, 30), (33, 2)] {
      _ = used.compute(batch(count, length), model: model, random: &random)
    }
    let fresh = BatchGradients(for: model, threads: 2)
    _ = used.compute(batch(5, 7), model: model, random: &random)
    _ = fresh.compute(batch(5, 7), model: model, random: &random)
    #expect(used.values.array == fresh.values.array)
  }
}
