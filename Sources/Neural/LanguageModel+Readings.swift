import Kernels
import Tokens

/// What the target `Readings` sees of a model's inside.
extension LanguageModel {
  /// V × E: the vector of each token.
  package var embeddingTable: Floats { values(of: embedding.weight) }

  /// The gates of the recurrent layers in the order of their activations; G is their number.
  package var gates: [RecurrentGate] { shape.cell.layer.gates }

  /// The activations of the last layer's gates while it reads one text from a zero state.
  ///
  /// - Returns: a row of GH values for each token.
  package func gateActivations(reading tokens: [TokenID]) -> Floats {
    guard let last = tokens.last else { return Floats(count: 0) }
    var pass = ForwardPass(for: self)
    // A batch reads all tokens but the last, which is only a target.
    let batch = PackedBatch([ArraySlice(tokens + [last])], target: .shifted)
    _ = pass.run(batch, through: self)
    return pass.last.gates
  }
}
