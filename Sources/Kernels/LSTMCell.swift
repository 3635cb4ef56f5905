/// One time step of an LSTM for several sequences at once; H is the hidden size.
///
/// The four gates of a row lie side by side, H values each, in PyTorch's order: input i, forget f,
/// candidate g, output o.
///
/// Source: Hochreiter and Schmidhuber, "Long Short-Term Memory" (1997); forget gate: Gers et al.
/// (2000); equations as in the notes of `torch.nn.LSTM`.
package enum LSTMCell {
  /// Computes the new cell and hidden state from the gates' pre-activations.
  ///
  /// - Parameters:
  ///   - gates: rows × 4H; the gates' pre-activations, replaced by their activations.
  ///   - cellBefore: rows × H; c of the previous step.
  ///   - cell: rows × H; receives c.
  ///   - cellTanh: rows × H; receives tanh(c), kept for the backward pass.
  ///   - hidden: rows × H; receives h.
  package static func forward(
    gates: Floats, cellBefore: Floats, cell: Floats, cellTanh: Floats, hidden: Floats,
    hiddenSize H: Int
  ) {
    check(gates: gates, [cellBefore, cell, cellTanh, hidden])
    for row in 0..<(cell.count / H) {
      let a = gates.base + row * 4 * H
      let cBefore = cellBefore.base + row * H
      let c = cell.base + row * H
      let tanhC = cellTanh.base + row * H
      let h = hidden.base + row * H
      // snippet.forward
      forEachRun(of: H) { j, width in
        // snippet.forward-gates
        let i = VectorMath.sigmoid((a + j).load(width))
        let f = VectorMath.sigmoid((a + H + j).load(width))
        let g = VectorMath.tanh((a + 2 * H + j).load(width))
        let o = VectorMath.sigmoid((a + 3 * H + j).load(width))
        // snippet.end
        // snippet.forward-cell
        let newCell = f * (cBefore + j).load(width) + i * g
        (c + j).store(newCell, width)
        // snippet.end
        // snippet.forward-hidden
        let newTanh = VectorMath.tanh(newCell)
        (h + j).store(o * newTanh, width)
        // snippet.end
        // snippet.end
        (a + j).store(i, width)
        (a + H + j).store(f, width)
        (a + 2 * H + j).store(g, width)
        (a + 3 * H + j).store(o, width)
        (tanhC + j).store(newTanh, width)
      }
    }
  }

  /// Computes the gradient of the gates' pre-activations from that of h.
  ///
  /// - Parameters:
  ///   - gates: rows × 4H; the activations that `forward` left, replaced by the gradients of the
  ///     pre-activations.
  ///   - cellBefore: rows × H; as given to `forward`.
  ///   - cellTanh: rows × H; as `forward` left it.
  ///   - hiddenGradient: rows × H.
  ///   - cellGradient: rows × H; the gradient of c from the next step, replaced by the one for the
  ///     previous step.
  package static func backward(
    gates: Floats, cellBefore: Floats, cellTanh: Floats, hiddenGradient: Floats,
    cellGradient: Floats, hiddenSize H: Int
  ) {
    check(gates: gates, [cellBefore, cellTanh, hiddenGradient, cellGradient])
    for row in 0..<(cellBefore.count / H) {
      let a = gates.base + row * 4 * H
      let cBefore = cellBefore.base + row * H
      let tanhC = cellTanh.base + row * H
      let dHidden = hiddenGradient.base + row * H
      let dCell = cellGradient.base + row * H
      forEachRun(of: H) { j, width in
        let i = (a + j).load(width)
        let f = (a + H + j).load(width)
        let g = (a + 2 * H + j).load(width)
        let o = (a + 3 * H + j).load(width)
        let t = (tanhC + j).load(width)
        let dH = (dHidden + j).load(width)
        // forward: h = o tanh(c)
        // snippet.backward-hidden
        let dC = (dCell + j).load(width) + dH * o * (1 - t * t)
        let dO = dH * t
        // snippet.end
        // forward: c = f c' + i g
        // snippet.backward-cell
        let dI = dC * g
        let dF = dC * (cBefore + j).load(width)
        let dG = dC * i
        (dCell + j).store(dC * f, width)
        // snippet.end
        // forward: i, f, o = σ(…), g = tanh(…)
        // snippet.backward-gates
        (a + j).store(dI * i * (1 - i), width)
        (a + H + j).store(dF * f * (1 - f), width)
        (a + 2 * H + j).store(dG * (1 - g * g), width)
        (a + 3 * H + j).store(dO * o * (1 - o), width)
        // snippet.end
      }
    }
  }

  private static func check(gates: Floats, _ states: [Floats]) {
    for state in states {
      precondition(gates.count == 4 * state.count, "four gates for each value of a state")
    }
  }
}
