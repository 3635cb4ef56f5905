import Foundation
import Kernels
import Neural
import Random
import TensorFiles
import Testing

/// The engine against numbers that PyTorch made: see Tests/Reference/model.py.
@Suite struct PyTorchTests {
  static let fixture: TensorFile = {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/model.safetensors")
    do {
      return try TensorFile(decoding: Data(contentsOf: url))
    } catch {
      Issue.record("no fixture: \(error)")
      return TensorFile()
    }
  }()

  static let shape = ModelShape(vocabulary: 50, embedding: 8, hidden: 12, layers: 2, padding: 1)

  static func floats(_ name: String) throws -> [Float] {
    guard case .float32(let values) = try #require(fixture[name]).values else { return [] }
    return values
  }

  static func sequences() throws -> [ArraySlice<Int32>] {
    guard case .int32(let ids) = try #require(fixture["ids"]).values,
      case .int32(let lengths) = try #require(fixture["lengths"]).values
    else { return [] }
    var start = 0
    return lengths.map { length in
      defer { start += Int(length) }
      return ids[start..<start + Int(length)]
    }
  }

  /// A model with the weights stored under `prefix`.
  static func model(_ prefix: String) throws -> LanguageModel {
    let model = LanguageModel(shape)
    let tensors = fixture.tensors.filter { $0.name.hasPrefix(prefix) }.map { tensor in
      TensorFile.Tensor(
        name: String(tensor.name.dropFirst(prefix.count)), shape: tensor.shape,
        values: tensor.values)
    }
    try model.load(TensorFile(tensors: tensors))
    return model
  }

  static func largestDifference(_ one: [Float], _ other: [Float]) -> Float {
    one.count == other.count ? zip(one, other).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  @Test func theSameSeedGivesTheSameInitialWeights() throws {
    var random = MersenneTwister(seed: 42)
    let model = LanguageModel(Self.shape, random: &random)
    let expected = try Self.model("initial.")
    #expect(Self.largestDifference(model.parameters.array, expected.parameters.array) <= 3e-7)
    // The stream stands where PyTorch's stands, so that what is drawn next agrees too.
    #expect([random.uniform(0, 1)] == (try Self.floats("after_model")))
  }

  @Test func lossesAgree() throws {
    let scorer = Scorer(model: try Self.model("initial."), threads: 2)
    let losses = scorer.losses(of: try Self.sequences()).flatMap { $0 }
    #expect(Self.largestDifference(losses, try Self.floats("losses")) < 2e-6)
  }

  @Test func gradientsAgree() throws {
    let model = try Self.model("initial.")
    let gradients = BatchGradients(for: model, threads: 2)
    var random = MersenneTwister(seed: 0)
    _ = gradients.compute(try Self.sequences(), model: model, random: &random)
    let expected = try Self.model("gradient.")
    #expect(
      Self.largestDifference(gradients.values.array, expected.parameters.array) < 1e-7)
  }

  @Test func dropoutAgrees() throws {
    let model = try Self.model("initial.")
    let gradients = BatchGradients(for: model, threads: 2)
    var random = MersenneTwister(seed: 5)
    let loss = gradients.compute(
      try Self.sequences(), model: model, dropout: 0.3, random: &random)
    #expect(Self.largestDifference([Float(loss.mean)], try Self.floats("dropout.loss")) < 2e-6)
    let expected = try Self.model("dropped.")
    #expect(
      Self.largestDifference(gradients.values.array, expected.parameters.array) < 1e-7)
    // As many numbers were drawn as in PyTorch.
    #expect([random.uniform(0, 1)] == (try Self.floats("after_dropout")))
  }

  @Test func trainingWithAdamAndClippingAgrees() throws {
    let model = try Self.model("initial.")
    let gradients = BatchGradients(for: model, threads: 2)
    var adam = Adam(count: model.layout.count, learningRate: 0.01)
    var random = MersenneTwister(seed: 0)
    var losses: [Float] = []
    var norms: [Float] = []
    for _ in 0..<20 {
      let loss = gradients.compute(try Self.sequences(), model: model, random: &random)
      let norm = Clipping.norm(of: gradients.values)
      adam.update(
        model.parameters, with: gradients.values,
        scale: Clipping.factor(norm: norm, limit: 0.5), threads: 2)
      losses.append(Float(loss.mean))
      norms.append(Float(norm))
    }
    #expect(Self.largestDifference(losses, try Self.floats("training.losses")) < 1e-5)
    #expect(Self.largestDifference(norms, try Self.floats("training.norms")) < 1e-5)
    let trained = try Self.model("trained.")
    #expect(Self.largestDifference(model.parameters.array, trained.parameters.array) < 1e-4)
  }
}
