import Kernels
import Neural
import Random
import TestSupport
import Testing

@Suite struct AdamTests {
  static func gradients(_ step: Int, count: Int) -> Floats {
    var random = MersenneTwister(seed: UInt64(1000 + step))
    return Floats(random.normal(count: count))
  }

  /// Parameters and optimizer after some steps.
  static func train(
    _ steps: ClosedRange<Int>, _ parameters: Floats, _ adam: inout Adam, threads: Int = 1
  ) {
    for step in steps {
      adam.update(
        parameters, with: gradients(step, count: parameters.count), scale: 0.5, threads: threads)
    }
  }

  /// 50 steps without clipping, of gradients from tiny to huge, with three kinds of settings, and
  /// two of weight decay.
  @Test(arguments: 0..<5) func agreesWithPyTorch(index: Int) throws {
    let file = try Fixture.tensors("adam")
    let (test, gradients) = (file.part("\(index)"), Floats(try file.floats("gradients")))
    let settings = try test.doubles("settings")
    let parameters = Floats(try test.floats("start"))
    let (count, expected) = (parameters.count, Floats(try test.floats("after")))
    var adam = Adam(
      count: count, learningRate: settings[0], beta1: settings[1], beta2: settings[2],
      epsilon: settings[3], weightDecay: settings[4])
    for step in 0..<50 {
      let row = step..<step + 1
      adam.update(parameters, with: gradients.rows(row, of: count))
      let after = expected.rows(row, of: count).array
      #expect(largestDifference(parameters.array, after) < 3e-7, "step \(step + 1)")
    }
  }

  @Test func goesOnFromAStoredStateToTheSameBits() {
    let parameters = Floats(count: 100)
    var adam = Adam(count: 100, learningRate: 0.01)
    Self.train(1...5, parameters, &adam)
    let (first, second) = (adam.firstMoment.copy(), adam.secondMoment.copy())
    let stored = parameters.copy()
    Self.train(6...9, parameters, &adam)

    var other = Adam(count: 100, learningRate: 0.01)
    other.restore(step: 5, firstMoment: first, secondMoment: second)
    #expect(other.step == 5)
    Self.train(6...9, stored, &other)
    #expect(stored.array == parameters.array)
    #expect(other.step == 9)
    #expect(other.firstMoment.array == adam.firstMoment.array)
    #expect(other.secondMoment.array == adam.secondMoment.array)
    #expect(first.array != adam.firstMoment.array, "the stored state is its own")
  }

  /// Rows that no batch has touched are skipped; the parameters are bit-identical to those with
  /// every row updated.
  @Test func untouchedRowsCanBePassedOver() {
    let model = exampleModel(shape(40, 3, 5, 1))
    let other = model.copy()
    let batches: [[ArraySlice<Int32>]] = [
      [[3, 4, 5, 3]], [[30, 31, 2]], [[39, 0]], [[3, 30, 7, 8]], [[1, 1, 1]],
    ]
    let gradients = BatchGradients(for: model, threads: 1)
    var (sparse, dense) = (
      Adam(count: model.layout.count, learningRate: 0.1),
      Adam(count: model.layout.count, learningRate: 0.1)
    )
    var random = MersenneTwister(seed: 1)
    for (step, batch) in batches.enumerated() {
      _ = gradients.compute(batch, model: model, random: &random)
      dense.update(other.parameters, with: gradients.values)
      sparse.update(model.parameters, with: gradients.values, rows: gradients.rows, threads: 2)
      #expect(model.parameters.array == other.parameters.array, "step \(step)")
      if step == 2 {
        // A restored optimizer knows from the moments which rows have moved.
        var restored = Adam(count: model.layout.count, learningRate: 0.1)
        restored.restore(
          step: sparse.step, firstMoment: sparse.firstMoment, secondMoment: sparse.secondMoment)
        sparse = restored
      }
    }
    #expect(sparse.firstMoment.array == dense.firstMoment.array)
    #expect(sparse.secondMoment.array == dense.secondMoment.array)
    #expect(model.parameters.array != exampleModel(model.shape).parameters.array)
  }

  /// Weight decay shrinks rows that no batch touches.
  @Test func weightDecayReachesEveryRow() {
    let model = exampleModel(shape(40, 3, 5, 1))
    let before = model.parameters.array
    let gradients = BatchGradients(for: model, threads: 1)
    var random = MersenneTwister(seed: 1)
    _ = gradients.compute([[3, 4, 5]], model: model, random: &random)
    var adam = Adam(count: model.layout.count, learningRate: 0.1, weightDecay: 0.5)
    for _ in 0..<2 { adam.update(model.parameters, with: gradients.values, rows: gradients.rows) }
    for index in 20 * 3..<21 * 3 {
      #expect(abs(model.parameters[index] - before[index] * 0.95 * 0.95) < 1e-6)
    }
  }

  @Test func threadsChangeNothing() {
    // More than one part, and the last is short.
    let count = (1 << 17) + 77
    func run(threads: Int) -> [Float] {
      let parameters = Floats(count: count)
      var adam = Adam(count: count, learningRate: 0.01)
      Self.train(1...2, parameters, &adam, threads: threads)
      return parameters.array
    }
    #expect(run(threads: 1) == run(threads: 3))
    #expect(run(threads: 1).allSatisfy { $0 != 0 })
  }

  @Test func settingsReachTheUpdate() {
    let parameters = Floats(count: 1)
    var adam = Adam(count: 1, learningRate: 0.5, beta1: 0, beta2: 0, epsilon: 1)
    // Without memory: p −= lr · g / (|g| + ε).
    adam.update(parameters, with: Floats([3]))
    #expect(abs(parameters[0] + 0.375) < 1e-6)
    adam.learningRate = 2
    adam.update(parameters, with: Floats([-1]), scale: 3)
    #expect(abs(parameters[0] - (-0.375 + 1.5)) < 1e-6)
    #expect(adam.step == 2)
  }

  @Test func nothingCanBeUpdated() {
    var adam = Adam(count: 0, learningRate: 0.01)
    adam.update(Floats(count: 0), with: Floats(count: 0), threads: 4)
    #expect(adam.step == 1)
  }
}
