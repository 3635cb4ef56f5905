/// One time step of an LSTM for several sequences at once; H is the hidden size.
///
/// The four gates of a row lie side by side, H values each, in PyTorch's order: input i, forget f,
/// candidate g, output o.
///
/// Source: Hochreiter and Schmidhuber, "Long Short-Term Memory" (1997); forget gate: Gers et al.
/// (2000); equations as in the notes of `torch.nn.LSTM`.
package enum LSTMCell {
  /// The rows of one time step among the rows of a whole batch.
  package struct Rows {
    /// First row of this step in `gates`.
    package let gates: Int
    /// First row of this step in `cell` and `hidden`.
    package let state: Int
    /// First row of the step before in `cell` and `hidden`.
    package let stateBefore: Int
    /// How many sequences are still going.
    package let count: Int

    package init(gates: Int, state: Int, stateBefore: Int, count: Int) {
      self.gates = gates
      self.state = state
      self.stateBefore = stateBefore
      self.count = count
    }
  }

  /// From gate inputs to the new cell and hidden state.
  ///
  /// - Parameters:
  ///   - gates: rows × 4H; the gates' inputs, which their activations replace.
  ///   - cell: rows × H; c of the step before is read, c of this step is written.
  ///   - cellTanh: rows × H, numbered like `gates`; tanh(c), kept for the way back.
  ///   - hidden: rows × H; h of this step is written.
  package static func forward(
    gates: inout MutableSpan<Float>, cell: inout MutableSpan<Float>,
    cellTanh: inout MutableSpan<Float>, hidden: inout MutableSpan<Float>,
    rows: Rows, hiddenSize H: Int
  ) {
    check(gates: gates, cell: cell, perGateRow: cellTanh, rows: rows, hiddenSize: H)
    precondition(hidden.count == cell.count, "hidden and cell have the same shape")
    gates.withUnsafeMutableBufferPointer { gates in
      cell.withUnsafeMutableBufferPointer { cell in
        cellTanh.withUnsafeMutableBufferPointer { cellTanh in
          hidden.withUnsafeMutableBufferPointer { hidden in
            guard let gates = gates.baseAddress, let cell = cell.baseAddress,
              let cellTanh = cellTanh.baseAddress, let hidden = hidden.baseAddress
            else { return }
            for row in 0..<rows.count {
              let a = gates + (rows.gates + row) * 4 * H
              let cBefore = cell + (rows.stateBefore + row) * H
              let c = cell + (rows.state + row) * H
              let tanhC = cellTanh + (rows.gates + row) * H
              let h = hidden + (rows.state + row) * H
              // snippet.forward
              forEachRun(of: H) { j, width in
                let i = VectorMath.sigmoid((a + j).load(width))
                let f = VectorMath.sigmoid((a + H + j).load(width))
                let g = VectorMath.tanh((a + 2 * H + j).load(width))
                let o = VectorMath.sigmoid((a + 3 * H + j).load(width))
                let newCell = f * (cBefore + j).load(width) + i * g
                let newTanh = VectorMath.tanh(newCell)
                (c + j).store(newCell, width)
                (h + j).store(o * newTanh, width)
                // snippet.end
                (a + j).store(i, width)
                (a + H + j).store(f, width)
                (a + 2 * H + j).store(g, width)
                (a + 3 * H + j).store(o, width)
                (tanhC + j).store(newTanh, width)
              }
            }
          }
        }
      }
    }
  }

  /// From the gradient of h back to that of the gates' inputs.
  ///
  /// - Parameters:
  ///   - gates: rows × 4H; the activations that `forward` left, which the gradients of the gates'
  ///     inputs replace.
  ///   - cell: rows × H; as `forward` left it.
  ///   - cellTanh: rows × H; as `forward` left it.
  ///   - hiddenGradient: rows × H, numbered like `gates`.
  ///   - cellGradient: at least `rows.count` × H; what flows back along c from the step after, which
  ///     is replaced by what flows on to the step before.
  package static func backward(
    gates: inout MutableSpan<Float>, cell: Span<Float>, cellTanh: Span<Float>,
    hiddenGradient: Span<Float>, cellGradient: inout MutableSpan<Float>,
    rows: Rows, hiddenSize H: Int
  ) {
    precondition(hiddenGradient.count == cellTanh.count, "a gradient has the shape of its value")
    precondition(cellGradient.count >= rows.count * H, "a row of cell gradient for each sequence")
    precondition((rows.state + rows.count) * H <= cell.count, "cell rows out of range")
    precondition((rows.gates + rows.count) * H <= cellTanh.count, "gate rows out of range")
    precondition(gates.count == 4 * cellTanh.count, "four gates for each hidden value")
    gates.withUnsafeMutableBufferPointer { gates in
      cellGradient.withUnsafeMutableBufferPointer { cellGradient in
        cell.withUnsafeBufferPointer { cell in
          cellTanh.withUnsafeBufferPointer { cellTanh in
            hiddenGradient.withUnsafeBufferPointer { hiddenGradient in
              guard let gates = gates.baseAddress, let cell = cell.baseAddress,
                let cellTanh = cellTanh.baseAddress, let dHidden = hiddenGradient.baseAddress,
                let dCell = cellGradient.baseAddress
              else { return }
              for row in 0..<rows.count {
                let a = gates + (rows.gates + row) * 4 * H
                let cBefore = cell + (rows.stateBefore + row) * H
                let tanhC = cellTanh + (rows.gates + row) * H
                let dh = dHidden + (rows.gates + row) * H
                let dc = dCell + row * H
                forEachRun(of: H) { j, width in
                  let i = (a + j).load(width)
                  let f = (a + H + j).load(width)
                  let g = (a + 2 * H + j).load(width)
                  let o = (a + 3 * H + j).load(width)
                  let t = (tanhC + j).load(width)
                  let dH = (dh + j).load(width)
                  // forward: h = o tanh(c)
                  let dC = (dc + j).load(width) + dH * o * (1 - t * t)
                  let dO = dH * t
                  // forward: c = f c' + i g
                  let dI = dC * g
                  let dF = dC * (cBefore + j).load(width)
                  let dG = dC * i
                  (dc + j).store(dC * f, width)
                  // forward: i, f, o = σ(…), g = tanh(…)
                  (a + j).store(dI * i * (1 - i), width)
                  (a + H + j).store(dF * f * (1 - f), width)
                  (a + 2 * H + j).store(dG * (1 - g * g), width)
                  (a + 3 * H + j).store(dO * o * (1 - o), width)
                }
              }
            }
          }
        }
      }
    }
  }

  private static func check(
    gates: borrowing MutableSpan<Float>, cell: borrowing MutableSpan<Float>,
    perGateRow: borrowing MutableSpan<Float>, rows: Rows, hiddenSize H: Int
  ) {
    precondition(gates.count == 4 * perGateRow.count, "four gates for each hidden value")
    precondition((rows.gates + rows.count) * H <= perGateRow.count, "gate rows out of range")
    precondition((rows.state + rows.count) * H <= cell.count, "cell rows out of range")
    precondition(rows.stateBefore + rows.count <= rows.state, "a step reads the one before")
  }
}
