import Kernels
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
    let cell = model.shape.cell.layer.gates
    let (H, G) = (model.shape.hidden, cell.count)
    var activations = Floats(count: 0)
    if let last = tokens.last {
      var pass = ForwardPass(for: model)
      // A batch reads all tokens but the last, which is only a target.
      let batch = PackedBatch([ArraySlice(tokens + [last])], target: .shifted)
      _ = pass.run(batch, through: model)
      activations = pass.last.gates
    }
    gates = cell.enumerated().filter { $0.element.role != .candidate }.map { index, gate in
      Gate(
        name: gate.name, keepsMemory: gate.role == .memory,
        rows: tokens.indices.map { position in
          let start = (G * position + index) * H
          return activations[start..<start + H].array
        })
    }
  }
}
