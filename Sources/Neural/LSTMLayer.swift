import Kernels
import Random

/// One layer of an LSTM over a packed batch; I inputs and H hidden values a position.
///
/// Source: `torch.nn.LSTM`, whose names, shapes and order of gates (i, f, g, o) these are.
struct LSTMLayer: Hashable, Sendable {
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

  /// U(±1/√H) for every weight.
  func initialize(_ parameters: inout [Float], random: inout MersenneTwister) {
    let bound = 1 / Float(hiddenSize).squareRoot()
    for slot in [inputWeight, hiddenWeight, inputBias, hiddenBias] {
      for index in slot.range { parameters[index] = random.uniform(-bound, bound) }
    }
  }

  // snippet.forward
  /// Runs the layer over all steps of a batch, from the state that `trace` starts with.
  ///
  /// - Parameters:
  ///   - input: a row of I values for each position.
  ///   - trace: receives the hidden state of each position, and what `backward` needs.
  func forward(
    _ input: Span<Float>, batch: PackedBatch, parameters: Span<Float>, trace: inout LSTMTrace
  ) {
    // What the input contributes to the gates does not depend on the state: one product for all.
    var gates = trace.gates.mutableSpan
    fillRows(&gates, with: parameters.extracting(inputBias.range))
    addToRows(&gates, parameters.extracting(hiddenBias.range))
    multiply(
      input, parameters.extracting(inputWeight.range), into: &gates,
      rows: batch.positions, columns: 4 * hiddenSize, inner: inputSize,
      transposing: .second, accumulating: true)

    // What the state contributes must wait for the step before.
    for step in batch.counts.indices {
      let rows = trace.rows(ofStep: step, in: batch)
      let before = rows.stateBefore * hiddenSize..<(rows.stateBefore + rows.count) * hiddenSize
      var stepGates = trace.gates.mutableSpan.extracting(
        rows.gates * 4 * hiddenSize..<(rows.gates + rows.count) * 4 * hiddenSize)
      multiply(
        trace.hidden.span.extracting(before), parameters.extracting(hiddenWeight.range),
        into: &stepGates, rows: rows.count, columns: 4 * hiddenSize, inner: hiddenSize,
        transposing: .second, accumulating: true)
      trace.advance(rows, hiddenSize: hiddenSize)
    }
  }
  // snippet.end

  // snippet.backward
  /// Runs the layer backwards through time: from the gradient of each hidden state to those of the
  /// weights and of the input.
  ///
  /// - Parameters:
  ///   - input: as given to `forward`.
  ///   - trace: as `forward` left it; its gates become their inputs' gradients.
  ///   - hiddenGradient: a row of H values for each position; it receives what flows back in time.
  ///   - gradients: those of all parameters; this layer's are added to.
  ///   - inputGradient: receives a row of I values for each position.
  func backward(
    _ input: Span<Float>, batch: PackedBatch, parameters: Span<Float>, trace: inout LSTMTrace,
    hiddenGradient: inout [Float], gradients: inout MutableSpan<Float>,
    inputGradient: inout MutableSpan<Float>
  ) {
    let H = hiddenSize
    trace.clearCellGradient(sequences: batch.sequences, hiddenSize: H)
    for step in batch.counts.indices.reversed() {
      if step + 1 < batch.counts.count {
        // forward: gates[t + 1] += hidden[t] · W_hhᵀ
        let later = batch.range(ofStep: step + 1)
        let start = batch.starts[step] * H
        var earlier = hiddenGradient.mutableSpan.extracting(start..<start + later.count * H)
        multiply(
          trace.gates.span.extracting(later.lowerBound * 4 * H..<later.upperBound * 4 * H),
          parameters.extracting(hiddenWeight.range), into: &earlier,
          rows: later.count, columns: H, inner: 4 * H, accumulating: true)
      }
      trace.retreat(
        trace.rows(ofStep: step, in: batch), hiddenGradient: hiddenGradient.span, hiddenSize: H)
    }

    // forward: gates = input · W_ihᵀ + b_ih + b_hh + hiddenBefore · W_hhᵀ
    trace.collectHiddenBefore(batch, hiddenSize: H)
    let gatesGradient = trace.gates.span
    addProduct(gatesGradient, input, columns: inputSize, to: inputWeight, of: &gradients)
    addProduct(gatesGradient, trace.hiddenBefore.span, columns: H, to: hiddenWeight, of: &gradients)
    for bias in [inputBias, hiddenBias] {
      var sums = gradients.extracting(bias.range)
      addRows(gatesGradient, to: &sums)
    }
    multiply(
      gatesGradient, parameters.extracting(inputWeight.range), into: &inputGradient,
      rows: batch.positions, columns: inputSize, inner: 4 * H)
  }
  // snippet.end

  /// Adds gatesGradientᵀ · `values` to the gradient of a weight of 4H × `columns`.
  private func addProduct(
    _ gatesGradient: Span<Float>, _ values: Span<Float>, columns: Int, to slot: ParameterSlot,
    of gradients: inout MutableSpan<Float>
  ) {
    var gradient = gradients.extracting(slot.range)
    multiply(
      gatesGradient, values, into: &gradient,
      rows: 4 * hiddenSize, columns: columns, inner: gatesGradient.count / (4 * hiddenSize),
      transposing: .first, accumulating: true)
  }
}
