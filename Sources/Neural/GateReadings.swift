import Kernels

/// The gates of a model's last layer while it reads one text: a row of H numbers for each word, each
/// between 0 and 1.
package struct GateReadings: Sendable {
  package let input: [[Float]]
  package let forget: [[Float]]
  package let output: [[Float]]

  /// - Parameter words: the token ids to read, starting from a zero state.
  package init(of model: LanguageModel, reading words: some Sequence<Int32>) {
    let words = Array(words)
    guard let last = words.last else {
      (input, forget, output) = ([], [], [])
      return
    }
    var pass = ForwardPass(layers: model.lstm.count)
    // A batch reads all tokens but the last, which is only a target.
    let batch = PackedBatch([ArraySlice(words + [last])], scoring: .every)
    _ = pass.run(batch, through: model)
    let gates = pass.traces[model.lstm.count - 1].gates
    let H = model.shape.hidden
    func rows(ofGate index: Int) -> [[Float]] {
      words.indices.map { position in
        let start = (4 * position + index) * H
        return gates[start..<start + H].array
      }
    }
    // The order of the gates is i, f, g, o.
    (input, forget, output) = (rows(ofGate: 0), rows(ofGate: 1), rows(ofGate: 3))
  }
}
