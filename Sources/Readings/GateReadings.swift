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

  /// - Parameter tokens: the token ids to read, starting from a zero state.
  package init(of model: LanguageModel, reading tokens: some Sequence<TokenID>) {
    let tokens = Array(tokens)
    let activations = model.gateActivations(reading: tokens)
    let (H, G) = (model.shape.hidden, model.gates.count)
    gates = model.gates.enumerated().filter { $0.element.role != .candidate }.map { index, gate in
      Gate(
        name: gate.name, keepsMemory: gate.role == .memory,
        rows: tokens.indices.map { position in
          let start = (G * position + index) * H
          return activations[start..<start + H].array
        })
    }
  }
}
