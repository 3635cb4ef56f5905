import Foundation

/// The language model once more: in double precision, one number at a time, with no thought of speed.
///
/// It is what the formulas in the chapters say, so that a slip in the fast engine can't repeat here.
struct ReferenceModel {
  var vocabulary: Int
  var embedding: Int
  var hidden: Int
  var layers: Int
  /// Flat, in the order of the engine's layout.
  var parameters: [Double]

  /// The mean loss over all targets of framed sequences, in nats.
  func loss(_ sequences: [[Int32]]) -> Double {
    let losses = sequences.flatMap(losses)
    return losses.reduce(0, +) / Double(losses.count)
  }

  /// −ln p of each target of one sequence.
  func losses(_ sequence: [Int32]) -> [Double] {
    var hiddenStates = [[Double]](repeating: .init(repeating: 0, count: hidden), count: layers)
    var cells = hiddenStates
    var losses: [Double] = []
    for position in 0..<max(0, sequence.count - 1) {
      var x = row(Int(sequence[position]), of: table(0), columns: embedding)
      for layer in 0..<layers {
        (hiddenStates[layer], cells[layer]) = step(
          x, hiddenStates[layer], cells[layer], layer: layer)
        x = hiddenStates[layer]
      }
      let logits = linear(x)
      let normalizer = log(logits.map { exp($0) }.reduce(0, +))
      losses.append(normalizer - logits[Int(sequence[position + 1])])
    }
    return losses
  }

  private func step(
    _ x: [Double], _ h: [Double], _ c: [Double], layer: Int
  ) -> (hidden: [Double], cell: [Double]) {
    let first = 1 + 4 * layer
    let (inputWeight, hiddenWeight) = (table(first), table(first + 1))
    let (inputBias, hiddenBias) = (table(first + 2), table(first + 3))
    func gate(_ index: Int, _ unit: Int) -> Double {
      let row = index * hidden + unit
      return dot(self.row(row, of: inputWeight, columns: x.count), x) + inputBias[row]
        + dot(self.row(row, of: hiddenWeight, columns: hidden), h) + hiddenBias[row]
    }
    func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    var (newHidden, newCell) = (h, c)
    for unit in 0..<hidden {
      let i = sigmoid(gate(0, unit))
      let f = sigmoid(gate(1, unit))
      let g = tanh(gate(2, unit))
      let o = sigmoid(gate(3, unit))
      newCell[unit] = f * c[unit] + i * g
      newHidden[unit] = o * tanh(newCell[unit])
    }
    return (newHidden, newCell)
  }

  private func linear(_ h: [Double]) -> [Double] {
    let (weight, bias) = (table(1 + 4 * layers), table(2 + 4 * layers))
    return (0..<vocabulary).map { dot(row($0, of: weight, columns: hidden), h) + bias[$0] }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { $0 * $1 }.reduce(0, +)
  }

  private func row(_ index: Int, of table: ArraySlice<Double>, columns: Int) -> [Double] {
    let start = table.startIndex + index * columns
    return Array(table[start..<start + columns])
  }

  /// Embedding, then weight_ih, weight_hh, bias_ih, bias_hh of each layer, then linear.
  private func table(_ index: Int) -> ArraySlice<Double> {
    var sizes = [vocabulary * embedding]
    for layer in 0..<layers {
      let inputs = layer == 0 ? embedding : hidden
      sizes += [4 * hidden * inputs, 4 * hidden * hidden, 4 * hidden, 4 * hidden]
    }
    sizes += [vocabulary * hidden, vocabulary]
    let start = sizes[..<index].reduce(0, +)
    let table = parameters[start..<start + sizes[index]]
    // A slice keeps its indices; the first value of a bias is wanted at 0.
    return ArraySlice(Array(table))
  }
}
