import Kernels
import Tokens

/// The forward and the backward pass over the tiny review, one position at a time and with all that
/// comes in between, through the kernels that train the large model.
package struct TinyPasses: Sendable {
  /// By position.
  package let forward: [TinyForward]
  package let backward: [TinyBackward]

  package init(_ example: TinyExample) {
    var steps: [Step] = []
    for position in 0..<example.inputs {
      steps.append(Step(example, position, after: steps.last))
    }
    forward = steps.map(\.forward)
    var later = State(
      hidden: Floats(count: TinyExample.size), cell: Floats(count: TinyExample.size))
    var backward: [TinyBackward] = []
    for (position, step) in steps.enumerated().reversed() {
      backward.insert(step.backward(example, at: position, later: &later), at: 0)
    }
    self.backward = backward
  }

  /// h and c, or the gradients of both.
  private struct State {
    let hidden: Floats
    let cell: Floats
  }

  /// One position, with what the backward pass needs of it; E = H.
  private struct Step {
    private let vector: Floats
    private let before: State
    private let sums: Floats
    private let gates: Floats
    private let cellTanh: Floats
    private let state: State
    private let logits: Floats
    /// e^(z − the largest z), and their sum.
    private let exponentials: Floats
    private let part: SoftmaxCrossEntropy.Part
    private let loss = Floats(count: 1)

    init(_ example: TinyExample, _ position: Int, after last: Step?) {
      let (H, V) = (TinyExample.size, example.words.count)
      let word = Int(example.sequence[position])
      let target = Int(example.sequence[position + 1])
      vector = example.weight("embedding.weight").rows(word..<word + 1, of: H)
      before = last?.state ?? State(hidden: Floats(count: H), cell: Floats(count: H))

      sums = Floats(count: 4 * H)
      fill(sums, withRow: example.weight("lstm.bias_ih_l0"))
      addToRows(sums, example.weight("lstm.bias_hh_l0"))
      for (values, name) in [(vector, "ih"), (before.hidden, "hh")] {
        multiply(
          values, example.weight("lstm.weight_\(name)_l0"), into: sums,
          rows: 1, columns: 4 * H, inner: H, transposing: .second, accumulating: true)
      }
      gates = sums.copy()
      cellTanh = Floats(count: H)
      state = State(hidden: Floats(count: H), cell: Floats(count: H))
      LSTMCell.forward(
        gates: gates, cellBefore: before.cell, cell: state.cell, cellTanh: cellTanh,
        hidden: state.hidden, hiddenSize: H)

      logits = Floats(count: V)
      fill(logits, withRow: example.weight("linear.bias"))
      multiply(
        state.hidden, example.weight("linear.weight"), into: logits,
        rows: 1, columns: V, inner: H, transposing: .second, accumulating: true)
      exponentials = logits.copy()
      part = SoftmaxCrossEntropy.Part(
        maxima: Floats(count: 1), sums: Floats(count: 1), factors: Floats(count: 1))
      Softmax.exponentiate(exponentials, maxima: part.maxima, sums: part.sums)
      _ = SoftmaxCrossEntropy.join(
        [part], targetLogits: logits[target..<target + 1], losses: loss,
        scale: 1 / Float(example.inputs))
    }

    var forward: TinyForward {
      TinyForward(
        vector: vector.doubles, sums: sums.doubles, gates: gates.doubles,
        cell: state.cell.doubles, hidden: state.hidden.doubles, logits: logits.doubles,
        probabilities: exponentials.doubles.map { $0 / Double(part.sums[0]) },
        loss: Double(loss[0]))
    }

    /// - Parameter later: the gradients of h and c from the next position, replaced by those for
    ///   the one before.
    func backward(_ example: TinyExample, at position: Int, later: inout State) -> TinyBackward {
      let (H, V) = (TinyExample.size, example.words.count)
      let target = position + 1
      let logitGradient = exponentials.copy()
      SoftmaxCrossEntropy.gradient(
        logitGradient, columns: 0..<V, factors: part.factors,
        targets: example.sequence[target...target], scale: 1 / Float(example.inputs),
        columnSums: Floats(count: V))
      multiply(
        logitGradient, example.weight("linear.weight"), into: later.hidden,
        rows: 1, columns: H, inner: V, accumulating: true)
      let sumGradient = gates.copy()
      LSTMCell.backward(
        gates: sumGradient, cellBefore: before.cell, cellTanh: cellTanh,
        hiddenGradient: later.hidden, cellGradient: later.cell, hiddenSize: H)
      func product(_ name: String) -> Floats {
        let result = Floats(count: H)
        multiply(
          sumGradient, example.weight("lstm.weight_\(name)_l0"), into: result,
          rows: 1, columns: H, inner: 4 * H)
        return result
      }
      let result = TinyBackward(
        logits: logitGradient.doubles, hidden: later.hidden.doubles,
        cellBefore: later.cell.doubles, sums: sumGradient.doubles, vector: product("ih").doubles)
      later = State(hidden: product("hh"), cell: later.cell)
      return result
    }
  }
}
