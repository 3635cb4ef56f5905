import Kernels

/// What one LSTM layer computes on its way through a batch and needs again on the way back.
///
/// States are stored with one block of rows more than positions: the block before the first step
/// holds the state that the layer starts from. The arrays keep their storage from batch to batch.
struct LSTMTrace: Sendable {
  /// Positions × 4H: the gates' inputs, then their activations, then their inputs' gradients.
  var gates: [Float] = []
  /// (Sequences + positions) × H.
  var cell: [Float] = []
  /// Positions × H: tanh of the cell state.
  private var cellTanh: [Float] = []
  /// (Sequences + positions) × H.
  var hidden: [Float] = []
  /// Positions × H: the hidden state that each position started from.
  private(set) var hiddenBefore: [Float] = []
  /// Sequences × H: what flows back along the cell state.
  private var cellGradient: [Float] = []

  init() {}

  /// Makes room for a batch that starts from zero states.
  mutating func prepare(for batch: PackedBatch, hiddenSize: Int) {
    prepare(positions: batch.positions, sequences: batch.sequences, hiddenSize: hiddenSize)
    for index in 0..<batch.sequences * hiddenSize {
      cell[index] = 0
      hidden[index] = 0
    }
  }

  private mutating func prepare(positions: Int, sequences: Int, hiddenSize: Int) {
    gates.resize(to: positions * 4 * hiddenSize)
    cellTanh.resize(to: positions * hiddenSize)
    hiddenBefore.resize(to: positions * hiddenSize)
    cell.resize(to: (sequences + positions) * hiddenSize)
    hidden.resize(to: (sequences + positions) * hiddenSize)
  }

  /// Where the rows of a step lie.
  func rows(ofStep step: Int, in batch: PackedBatch) -> LSTMCell.Rows {
    let before = step == 0 ? 0 : batch.sequences + batch.starts[step - 1]
    return LSTMCell.Rows(
      gates: batch.starts[step], state: batch.sequences + batch.starts[step],
      stateBefore: before, count: batch.counts[step])
  }

  /// Turns the gates' inputs of one step into its states.
  mutating func advance(_ rows: LSTMCell.Rows, hiddenSize: Int) {
    var (gates, cell) = (gates.mutableSpan, cell.mutableSpan)
    var (cellTanh, hidden) = (cellTanh.mutableSpan, hidden.mutableSpan)
    LSTMCell.forward(
      gates: &gates, cell: &cell, cellTanh: &cellTanh, hidden: &hidden, rows: rows,
      hiddenSize: hiddenSize)
  }

  /// Turns the activations of one step into the gradients of the gates' inputs.
  mutating func retreat(_ rows: LSTMCell.Rows, hiddenGradient: Span<Float>, hiddenSize: Int) {
    var gates = gates.mutableSpan
    var cellGradient = cellGradient.mutableSpan
    LSTMCell.backward(
      gates: &gates, cell: cell.span, cellTanh: cellTanh.span, hiddenGradient: hiddenGradient,
      cellGradient: &cellGradient, rows: rows, hiddenSize: hiddenSize)
  }

  /// Nothing flows back into the last step of a sequence.
  mutating func clearCellGradient(sequences: Int, hiddenSize: Int) {
    cellGradient.resize(to: sequences * hiddenSize)
    for index in cellGradient.indices { cellGradient[index] = 0 }
  }

  /// Lines up with each position the hidden state of the step before.
  mutating func collectHiddenBefore(_ batch: PackedBatch, hiddenSize: Int) {
    var target = hiddenBefore.mutableSpan
    for step in batch.counts.indices {
      let rows = rows(ofStep: step, in: batch)
      let source = rows.stateBefore * hiddenSize..<(rows.stateBefore + rows.count) * hiddenSize
      copy(hidden.span.extracting(source), to: &target, at: rows.gates * hiddenSize)
    }
  }
}

extension [Float] {
  /// Changes the count and keeps the storage; what the new values are is of no account.
  mutating func resize(to count: Int) {
    if count > self.count {
      append(contentsOf: repeatElement(0, count: count - self.count))
    } else {
      removeLast(self.count - count)
    }
  }
}
