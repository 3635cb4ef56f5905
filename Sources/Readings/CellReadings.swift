import Foundation
import Kernels
import Neural
import Tokens

/// The numbers of an LSTM's cell, unit by unit, while the model's last layer reads one text.
package struct CellReadings: Sendable {
  /// What one unit computes at one word, in the order of the equations.
  package struct Values: Hashable, Sendable {
    package let input: Double
    package let forget: Double
    package let candidate: Double
    package let output: Double
    /// c(t) = f · c(t−1) + i · g.
    package let cell: Double
    /// h(t) = o · tanh c(t).
    package let hidden: Double
  }

  /// H rows with the values at each word.
  package let units: [[Values]]

  /// - Parameter tokens: the token ids to read, starting from a zero state.
  /// - Returns: `nil` for a model whose cell has other gates than an LSTM's.
  package init?(of model: LanguageModel, reading tokens: some Sequence<TokenID>) {
    let names = ["input", "forget", "candidate", "output"]
    let places = names.compactMap { name in model.gates.firstIndex { $0.name == name } }
    guard places.count == names.count, model.gates.count == names.count else { return nil }
    let tokens = Array(tokens)
    let activations = model.gateActivations(reading: tokens)
    let (H, G) = (model.shape.hidden, model.gates.count)
    units = (0..<H).map { unit in
      var before = 0.0
      return tokens.indices.map { position in
        let gates = places.map { Double(activations[(G * position + $0) * H + unit]) }
        let values = Values(
          input: gates[0], forget: gates[1], candidate: gates[2], output: gates[3], after: before)
        before = values.cell
        return values
      }
    }
  }
}

extension CellReadings.Values {
  /// Computes the state after a word from the gates there and the state before it.
  package init(
    input: Double, forget: Double, candidate: Double, output: Double, after before: Double
  ) {
    let cell = forget * before + input * candidate
    self.init(
      input: input, forget: forget, candidate: candidate, output: output, cell: cell,
      hidden: output * tanh(cell))
  }
}

extension CellReadings {
  /// How much a unit does with its memory over the whole text.
  private struct Work {
    /// The sum of |(1 − f) · c(t−1)|, of what it forgets.
    var forgotten = 0.0
    /// The sum of |f · c(t−1)| · (1 − |i · g|), of what it carries from word to word while little
    /// is added: a unit that only counts words has a large state as well.
    var carried = 0.0

    init(_ values: [Values]) {
      var before = 0.0
      for value in values {
        forgotten += abs((1 - value.forget) * before)
        carried += abs(value.forget * before) * (1 - abs(value.input * value.candidate))
        before = value.cell
      }
    }
  }

  /// The units that do most over the whole text: first those that forget most, whose memory fills
  /// and drains again; then, of the others, those that carry most from word to word.
  ///
  /// - Parameter count: how many there are of each kind, at most.
  package func busiest(_ count: Int) -> (forgetters: [Int], carriers: [Int]) {
    let work = units.map(Work.init)
    func most(_ amount: (Work) -> Double, of candidates: [Int]) -> [Int] {
      Array(
        candidates.sorted { (amount(work[$1]), $0) < (amount(work[$0]), $1) }.prefix(count)
      ).sorted()
    }
    let forgetters = most(\.forgotten, of: Array(units.indices))
    let carriers = most(\.carried, of: units.indices.filter { !forgetters.contains($0) })
    return (forgetters, carriers)
  }
}
