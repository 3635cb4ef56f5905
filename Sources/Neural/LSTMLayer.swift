import Kernels

/// One layer of an LSTM over a packed batch; I inputs and H hidden units per position.
///
/// Source: `torch.nn.LSTM`, whose names, shapes and order of gates (i, f, g, o) these are.
struct LSTMLayer: RecurrentLayer {
  static let gates = [
    RecurrentGate(name: "input", role: .share), RecurrentGate(name: "forget", role: .memory),
    RecurrentGate(name: "candidate", role: .candidate), RecurrentGate(name: "output", role: .share),
  ]

  let inputSize: Int
  let hiddenSize: Int
  /// 4H × I.
  let inputWeight: ParameterSlot
  /// 4H × H.
  let hiddenWeight: ParameterSlot
  /// 4H each. Both are kept, as in PyTorch: under Adam their sum moves twice as fast.
  let inputBias: ParameterSlot
  let hiddenBias: ParameterSlot

  init(inputSize: Int, hiddenSize: Int, index: Int, in layout: inout ParameterLayout) {
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    let gates = 4 * hiddenSize
    inputWeight = layout.add("lstm.weight_ih_l\(index)", shape: [gates, inputSize])
    hiddenWeight = layout.add("lstm.weight_hh_l\(index)", shape: [gates, hiddenSize])
    inputBias = layout.add("lstm.bias_ih_l\(index)", shape: [gates])
    hiddenBias = layout.add("lstm.bias_hh_l\(index)", shape: [gates])
  }

  var slots: [ParameterSlot] { [inputWeight, hiddenWeight, inputBias, hiddenBias] }

  // snippet.forward
  /// Runs the layer over all steps of a batch, from the initial state in `trace`.
  ///
  /// - Parameters:
  ///   - input: a row of I values for each position.
  ///   - trace: receives the hidden state of each position, and what `backward` needs.
  func forward(_ input: Floats, batch: PackedBatch, parameters: Floats, trace: LSTMTrace) {
    let H = hiddenSize
    // The input's contribution to the gates doesn't depend on the state: one product for all steps.
    fill(trace.gates, withRow: parameters[inputBias.range])
    addToRows(trace.gates, parameters[hiddenBias.range])
    multiply(
      input, parameters[inputWeight.range], into: trace.gates,
      rows: batch.positions, columns: 4 * H, inner: inputSize,
      transposing: .second, accumulating: true)

    // The state's contribution must wait for the previous step.
    trace.forwardWeight.pack(
      parameters[hiddenWeight.range], inner: H, columns: 4 * H, isTransposed: true)
    for step in batch.counts.indices {
      let positions = batch.range(ofStep: step)
      let before = trace.rows(before: step, in: batch)
      let after = trace.rows(after: step, in: batch)
      let gates = trace.gates.rows(positions, of: 4 * H)
      trace.forwardWeight.multiply(
        trace.hidden(before), addingTo: gates, rows: positions.count)
      LSTMCell.forward(
        gates: gates, cellBefore: trace.cell(before), cell: trace.cell(after),
        cellTanh: trace.cellTanh.rows(positions, of: H), hidden: trace.hidden(after),
        hiddenSize: H)
    }
  }
  // snippet.end

  // snippet.backward
  /// Backpropagates through time: computes the gradients of the weights and the input from those of
  /// the hidden states.
  ///
  /// - Parameters:
  ///   - input: as given to `forward`.
  ///   - trace: as `forward` left it; its gates become the gradients of their pre-activations.
  ///   - hiddenGradient: a row of H values for each position; the gradient from later steps is
  ///     added.
  ///   - gradients: those of all layers; accumulates this one's.
  ///   - inputGradient: receives a row of I values for each position.
  func backward(
    _ input: Floats, batch: PackedBatch, parameters: Floats, trace: LSTMTrace,
    hiddenGradient: Floats, gradients: SlotValues, inputGradient: Floats
  ) {
    let H = hiddenSize
    clear(trace.cellGradient)
    trace.backwardWeight.pack(parameters[hiddenWeight.range], inner: 4 * H, columns: H)
    for step in batch.counts.indices.reversed() {
      let positions = batch.range(ofStep: step)
      let before = trace.rows(before: step, in: batch)
      let gates = trace.gates.rows(positions, of: 4 * H)
      LSTMCell.backward(
        gates: gates, cellBefore: trace.cell(before),
        cellTanh: trace.cellTanh.rows(positions, of: H),
        hiddenGradient: hiddenGradient.rows(positions, of: H),
        cellGradient: trace.cellGradient.rows(0..<positions.count, of: H), hiddenSize: H)
      copy(trace.hidden(before), to: trace.hiddenBefore.rows(positions, of: H))
      guard step > 0 else { continue }
      // forward: gates += hidden[step − 1] · W_hhᵀ
      let start = batch.starts[step - 1]
      trace.backwardWeight.multiply(
        gates, addingTo: hiddenGradient.rows(start..<start + positions.count, of: H),
        rows: positions.count)
    }

    // forward: gates = input · W_ihᵀ + b_ih + hiddenBefore · W_hhᵀ + b_hh
    multiply(
      trace.gates, input, into: gradients[inputWeight],
      rows: 4 * H, columns: inputSize, inner: batch.positions,
      transposing: .first, accumulating: true)
    multiply(
      trace.gates, trace.hiddenBefore, into: gradients[hiddenWeight],
      rows: 4 * H, columns: H, inner: batch.positions,
      transposing: .first, accumulating: true)
    addRows(trace.gates, to: gradients[inputBias])
    addRows(trace.gates, to: gradients[hiddenBias])
    multiply(
      trace.gates, parameters[inputWeight.range], into: inputGradient,
      rows: batch.positions, columns: inputSize, inner: 4 * H)
  }
  // snippet.end
}
