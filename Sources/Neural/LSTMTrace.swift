import Kernels

/// What one LSTM layer computes in the forward pass and needs again in the backward pass.
///
/// `hidden` and `cell` have an extra block of rows before the first step: the layer's initial
/// state. Storage is kept from batch to batch.
struct LSTMTrace: RecurrentTrace {
  /// Positions × 4H: the gates' pre-activations, then their activations, then the pre-activations'
  /// gradients.
  private(set) var gates = Floats(count: 0)
  /// Positions × H: tanh of the cell state.
  private(set) var cellTanh = Floats(count: 0)
  /// Positions × H: the hidden state before each position.
  private(set) var hiddenBefore = Floats(count: 0)
  /// Sequences × H: the gradient of the cell state.
  private(set) var cellGradient = Floats(count: 0)
  /// The weights of the hidden state as each step of a pass multiplies by them.
  let forwardWeight = PackedMatrix()
  let backwardWeight = PackedMatrix()
  /// (Sequences + positions) × H.
  private var cell = Floats(count: 0)
  private var hidden = Floats(count: 0)
  private var sequences = 0
  private var hiddenSize = 0

  init() {}

  /// Makes room for a batch that starts from `state`, or from zeros.
  mutating func prepare(for batch: PackedBatch, hiddenSize: Int, from state: RecurrentState?) {
    sequences = batch.sequences
    self.hiddenSize = hiddenSize
    gates.resize(to: batch.positions * 4 * hiddenSize)
    cellTanh.resize(to: batch.positions * hiddenSize)
    hiddenBefore.resize(to: batch.positions * hiddenSize)
    cellGradient.resize(to: sequences * hiddenSize)
    cell.resize(to: (sequences + batch.positions) * hiddenSize)
    hidden.resize(to: (sequences + batch.positions) * hiddenSize)
    for (values, initial) in [(hidden, state?.hidden), (cell, state?.cell)] {
      let rows = values.rows(0..<sequences, of: hiddenSize)
      if let initial { copy(initial, to: rows) } else { clear(rows) }
    }
  }

  /// The hidden states of all positions.
  var output: Floats { hidden[sequences * hiddenSize..<hidden.count] }

  func hidden(_ rows: Range<Int>) -> Floats { hidden.rows(rows, of: hiddenSize) }

  func cell(_ rows: Range<Int>) -> Floats { cell.rows(rows, of: hiddenSize) }

  /// The rows of a step in `hidden` and `cell`.
  func rows(after step: Int, in batch: PackedBatch) -> Range<Int> {
    let start = sequences + batch.starts[step]
    return start..<start + batch.counts[step]
  }

  /// The rows that a step starts from: those of the sequences still running.
  func rows(before step: Int, in batch: PackedBatch) -> Range<Int> {
    let start = step == 0 ? 0 : sequences + batch.starts[step - 1]
    return start..<start + batch.counts[step]
  }

  func state(after step: Int, in batch: PackedBatch) -> RecurrentState {
    let rows = rows(after: step, in: batch)
    return RecurrentState(hidden: hidden(rows).copy(), cell: cell(rows).copy())
  }
}
