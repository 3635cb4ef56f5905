import Foundation
import Kernels
import Neural
import Tokens

/// The gates of a model's last layer while it reads one text.
package struct GateReadings: Sendable {
  /// One gate: a row of H numbers for each token, each between 0 and 1.
  package struct Gate: Sendable {
    package let name: String
    /// Whether it is the gate that decides how much of the state is kept.
    package let keepsMemory: Bool
    package let rows: [[Float]]
  }

  /// In the order in which the cell has them, without the candidate.
  package let gates: [Gate]
  /// The layer's output, its hidden state: a row of H numbers for each token.
  package let hidden: [[Float]]

  /// - Parameter tokens: the token ids to read, starting from a zero state.
  package init(of model: LanguageModel, reading tokens: some Sequence<TokenID>) {
    let tokens = Array(tokens)
    let activations = model.gateActivations(reading: tokens)
    let (H, G) = (model.shape.hidden, model.gates.count)
    let all = model.gates.enumerated().map { index, gate in
      Gate(
        name: gate.name, keepsMemory: gate.role == .memory,
        rows: tokens.indices.map { position in
          let start = (G * position + index) * H
          return activations[start..<start + H].array
        })
    }
    gates = zip(all, model.gates).filter { $1.role != .candidate }.map(\.0)
    hidden =
      switch model.shape.cell {
      case .lstm: Self.lstmOutputs(all.map(\.rows), count: tokens.count, hidden: H)
      }
  }

  /// h = o · tanh c with c = f · c + i · g, from a zero state.
  ///
  /// - Parameter gates: the activations of i, f, g and o.
  private static func lstmOutputs(
    _ gates: [[[Float]]], count: Int, hidden H: Int
  ) -> [[Float]] {
    var cell = [Float](repeating: 0, count: H)
    return (0..<count).map { position in
      (0..<H).map { unit in
        let (i, f, g, o) = (
          gates[0][position][unit], gates[1][position][unit], gates[2][position][unit],
          gates[3][position][unit]
        )
        cell[unit] = f * cell[unit] + i * g
        return o * tanh(cell[unit])
      }
    }
  }
}
