import Foundation
import Kernels
import Testing

/// The cell against its formulas in double precision, and its gradients against finite differences
/// of them.
@Suite struct LSTMCellTests {
  /// The formulas, for one row: pre-activations and previous cell state → new cell and hidden
  /// state.
  static func formulas(
    _ gates: [Double], _ cellBefore: [Double]
  ) -> (cell: [Double], hidden: [Double]) {
    func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    let size = cellBefore.count
    var (cell, hidden) = ([Double](), [Double]())
    for j in 0..<size {
      let i = sigmoid(gates[j])
      let f = sigmoid(gates[size + j])
      let g = tanh(gates[2 * size + j])
      let o = sigmoid(gates[3 * size + j])
      cell.append(f * cellBefore[j] + i * g)
      hidden.append(o * tanh(cell[j]))
    }
    return (cell, hidden)
  }

  /// What goes through one call of `forward`.
  struct Run {
    let hiddenSize: Int
    let rows: Int
    let inputs: Floats
    let gates: Floats
    let cellBefore: Floats
    let cell: Floats
    let cellTanh: Floats
    let hidden: Floats

    init(rows: Int, hiddenSize: Int, spread: Float = 1) {
      (self.rows, self.hiddenSize) = (rows, hiddenSize)
      inputs = randomFloats(rows * 4 * hiddenSize, seed: 1, spread: spread)
      gates = inputs.copy()
      cellBefore = randomFloats(rows * hiddenSize, seed: 2, spread: spread)
      cell = Floats(count: rows * hiddenSize)
      cellTanh = Floats(count: rows * hiddenSize)
      hidden = Floats(count: rows * hiddenSize)
      LSTMCell.forward(
        gates: gates, cellBefore: cellBefore, cell: cell, cellTanh: cellTanh, hidden: hidden,
        hiddenSize: hiddenSize)
    }
  }

  @Test(arguments: [0, 1, 3], [1, 7, 8, 13, 32])
  func forwardIsThatOfTheFormulas(rows: Int, hiddenSize: Int) {
    for spread: Float in [1, 30] {
      let run = Run(rows: rows, hiddenSize: hiddenSize, spread: spread)
      for row in 0..<rows {
        let one = row..<row + 1
        let expected = Self.formulas(
          run.inputs.rows(one, of: 4 * hiddenSize).doubles,
          run.cellBefore.rows(one, of: hiddenSize).doubles)
        let tolerance = 1e-6 * Double(spread)
        #expect(
          largestDifference(run.cell.rows(one, of: hiddenSize), expected.cell) < tolerance)
        #expect(
          largestDifference(run.hidden.rows(one, of: hiddenSize), expected.hidden) < tolerance)
      }
      #expect(largestDifference(run.cellTanh, run.cell.doubles.map { tanh($0) }) < 1e-6)
    }
  }

  @Test(arguments: [1, 2], [1, 8, 11])
  func backwardIsTheSlopeOfTheFormulas(rows: Int, hiddenSize: Int) {
    let run = Run(rows: rows, hiddenSize: hiddenSize)
    // The loss is Σ weight · h + Σ weight · c, with weights that are the gradients given.
    let hiddenGradient = randomFloats(rows * hiddenSize, seed: 3)
    let cellGradient = randomFloats(rows * hiddenSize, seed: 4)
    let gates = run.gates.copy()
    let cellFlow = cellGradient.copy()
    LSTMCell.backward(
      gates: gates, cellBefore: run.cellBefore, cellTanh: run.cellTanh,
      hiddenGradient: hiddenGradient, cellGradient: cellFlow, hiddenSize: hiddenSize)

    func loss(_ inputs: [Double], _ cellBefore: [Double]) -> Double {
      (0..<rows).reduce(0) { sum, row in
        let states = row * hiddenSize..<(row + 1) * hiddenSize
        let after = Self.formulas(
          Array(inputs[4 * row * hiddenSize..<4 * (row + 1) * hiddenSize]),
          Array(cellBefore[states]))
        return sum
          + zip(after.hidden, hiddenGradient.doubles[states]).map(*).reduce(0, +)
          + zip(after.cell, cellGradient.doubles[states]).map(*).reduce(0, +)
      }
    }
    let (inputs, cellBefore) = (run.inputs.doubles, run.cellBefore.doubles)
    #expect(largestDifference(gates, Self.slopes(at: inputs) { loss($0, cellBefore) }) < 1e-6)
    #expect(largestDifference(cellFlow, Self.slopes(at: cellBefore) { loss(inputs, $0) }) < 1e-6)
  }

  /// Central differences of `function` for each of its numbers.
  static func slopes(at point: [Double], of function: ([Double]) -> Double) -> [Double] {
    let step = 1e-5
    return point.indices.map { index in
      var (above, below) = (point, point)
      above[index] += step
      below[index] -= step
      return (function(above) - function(below)) / (2 * step)
    }
  }

  @Test func shutAndOpenGatesSaturateWithoutOverflow() {
    // One unit keeps its cell state, the other takes the candidate alone.
    let gates = Floats([-1e4, 1e4, 1e4, -1e4, 1e4, 1e4, -1e4, 1e4])
    let cell = Floats(count: 2)
    let hidden = Floats(count: 2)
    LSTMCell.forward(
      gates: gates, cellBefore: Floats([0.5, 0.5]), cell: cell, cellTanh: Floats(count: 2),
      hidden: hidden, hiddenSize: 2)
    #expect(cell.array == [0.5, 1])
    #expect(hidden[0] == 0)
    #expect(abs(hidden[1] - Float(tanh(1.0))) < 1e-6)
    #expect(gates.array == [0, 1, 1, 0, 1, 1, 0, 1])
  }
}
