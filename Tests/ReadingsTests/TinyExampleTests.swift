import Foundation
import Kernels
import Neural
import Readings
import Testing

/// Each number of the tiny example, computed again by plain loops.
@Suite struct TinyExampleTests {
  private let example = TinyExample()
  private let plain = PlainTinyModel()

  private func expectClose(
    _ found: [Double], _ expected: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    for (one, other) in zip(found, expected) {
      #expect(abs(one - other) < 2e-6, sourceLocation: sourceLocation)
    }
  }

  @Test func hasFiveWordsInTheOrderOfAVocabulary() {
    #expect(example.words == ["<bos>", "<eos>", "a", "film", "fine"])
    #expect(example.counts == [1, 1, 1, 1, 1])
    #expect(example.sequence == [0, 2, 4, 3, 1])
    #expect(example.tokens == ["<bos>", "a", "fine", "film", "<eos>"])
  }

  @Test func beginsWithNumbersThatAnyoneCanTypeIn() {
    expectClose(example.model.parameters.array.map(Double.init), plain.parameters)
    #expect(example.rows("linear.weight", bias: "linear.bias").map(\.count) == [3, 3, 3, 3, 3])
    #expect(example.rows("embedding.weight").count == 5)
  }

  @Test func readsAsTheFormulasSay() {
    let passes = TinyPasses(example)
    let positions = plain.forward()
    #expect(passes.forward.count == 4 && positions.count == 4)
    for (found, expected) in zip(passes.forward, positions) {
      expectClose(found.vector, expected.x)
      expectClose(found.sums, expected.sums)
      expectClose(found.gates, expected.gates)
      expectClose(found.cell, expected.cell)
      expectClose(found.hidden, expected.hidden)
      expectClose(found.logits, expected.logits)
      expectClose(found.probabilities, expected.probabilities)
      expectClose([found.loss], [expected.loss])
    }
  }

  @Test func goesBackAsTheFormulasSay() {
    let passes = TinyPasses(example)
    let gradients = plain.backward(plain.forward())
    for (place, found) in passes.backward.enumerated() {
      expectClose(found.logits, gradients.logits[place])
      expectClose(found.hidden, gradients.hidden[place])
      expectClose(found.cellBefore, gradients.cellBefore[place])
      expectClose(found.sums, gradients.sums[place])
      expectClose(found.vector, gradients.vectors[place])
    }
    #expect(passes.backward.count == 4)
  }

  /// What is shown step by step is what the engine computes in one go.
  @Test func theEngineReadsAlike() throws {
    let passes = TinyPasses(example)
    let gates = GateReadings(of: example.model, reading: example.sequence.dropLast()).gates
    for (place, position) in passes.forward.enumerated() {
      for (name, first) in [("input", 0), ("forget", 2), ("output", 6)] {
        let gate = try #require(gates.first { $0.name == name })
        expectClose(gate.rows[place].map(Double.init), Array(position.gates[first..<first + 2]))
      }
    }
    var generator = TextGenerator(model: example.model)
    for (id, position) in zip(example.sequence, passes.forward) {
      expectClose(try generator.feed(id).map(Double.init), position.logits)
    }
    expectClose(TinyStep(example).lossesBefore, passes.forward.map(\.loss))
  }

  /// Chapter 6 says so, and chapter 7 that its gradient is clipped.
  @Test func knowsLessThanAUniformGuessAtFirst() {
    let step = TinyStep(example)
    #expect(step.lossesBefore.reduce(0, +) / 4 > log(5))
    #expect(step.lossesAfter.reduce(0, +) / 4 < log(5))
    #expect(step.norm > TinyExample.clipNorm && step.factor < 1)
  }

  @Test func takesTheStepThatTheFormulasSay() {
    let step = TinyStep(example)
    var trained = plain
    let gradient = plain.backward(plain.forward()).all
    expectClose(step.parameters.map(\.before), plain.parameters)
    expectClose(step.parameters.map(\.derivative), gradient)
    let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let factor = min(1, 0.25 / (norm + 1e-6))
    expectClose([step.norm, step.factor], [norm, factor])
    for (index, parameter) in step.parameters.enumerated() {
      let g = gradient[index] * factor
      expectClose(
        [parameter.clipped, parameter.mean, parameter.square], [g, 0.1 * g, 0.001 * g * g])
      let (mean, square) = ((0.1 * g) / (1 - 0.9), (0.001 * g * g) / (1 - 0.999))
      trained.parameters[index] -= 0.1 * mean / (square.squareRoot() + 1e-8)
      #expect(abs(parameter.after - trained.parameters[index]) < 1e-4, "\(parameter.name)")
    }
    for (found, position) in zip(step.lossesAfter, trained.forward()) {
      #expect(abs(found - position.loss) < 1e-4)
    }
    #expect(step.lossesAfter.count == 4)
    #expect(step.lossesAfter.reduce(0, +) < step.lossesBefore.reduce(0, +))
  }

  @Test func namesParametersAsNumPyDoes() {
    let parameters = TinyStep(example).parameters
    #expect(parameters.count == 73)
    #expect(
      [0, 3, 10, 41, 42, 57, 58, 72].map { parameters[$0].name } == [
        "W_e[0,0]", "W_e[1,1]", "W_ih[0,0]", "W_hh[7,1]", "b_ih[0]", "b_hh[7]", "W[0,0]", "b[4]",
      ])
    // `<eos>` is never read, so its vector has no derivative and stays.
    for parameter in parameters[2...3] {
      #expect(parameter.derivative == 0 && parameter.after == parameter.before)
    }
  }
}
