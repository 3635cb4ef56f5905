import Foundation

/// Softmax and cross-entropy in one pass over the logits of each position; V is the vocabulary size.
package enum SoftmaxCrossEntropy {
  /// −ln of the probability that the softmax of each row gives to its target.
  ///
  /// With `gradientScale` the logits become the gradient of the scaled sum of the losses:
  /// (softmax − one-hot) × scale. Without, they are left as they are.
  ///
  /// - Parameters:
  ///   - logits: rows × V.
  ///   - targets: a column for each row.
  ///   - losses: filled with a loss in nats for each row.
  /// - Returns: the sum of the losses, added up in double precision.
  package static func forward(
    logits: Floats, targets: [Int32], losses: Floats, gradientScale: Float? = nil
  ) -> Double {
    precondition(losses.count == targets.count, "a loss for each target")
    guard !targets.isEmpty else { return 0 }
    precondition(logits.count % targets.count == 0, "logits are rows × V")
    let V = logits.count / targets.count
    var sum = 0.0
    for (row, target) in targets.enumerated() {
      precondition(target >= 0 && target < V, "a target is a column of the logits")
      let x = logits.base + row * V
      let (most, total) = x.maximumAndSumOfExponentials(count: V)
      // The difference first: it is exact where the target is near the largest, however large both.
      let loss = Float(log(Double(total)) + Double(most - x[Int(target)]))
      losses[row] = loss
      sum += Double(loss)
      guard let gradientScale else { continue }
      let factor = gradientScale / total
      forEachRun(of: V) { column, width in
        let exponentials = VectorMath.exp((x + column).load(width) - most)
        (x + column).store(exponentials * factor, width)
      }
      x[Int(target)] -= gradientScale
    }
    return sum
  }
}

extension UnsafeMutablePointer<Float> {
  /// The largest value, and Σ e^(x − largest): the largest first, so that no power overflows.
  fileprivate func maximumAndSumOfExponentials(count: Int) -> (Float, Float) {
    var most = Lanes(repeating: -.infinity)
    forEachRun(of: count) { offset, width in
      most = pointwiseMax(most, (self + offset).load(width, filling: -.infinity))
    }
    let largest = most.max()
    var total = Lanes.zero
    forEachRun(of: count) { offset, width in
      total += VectorMath.exp((self + offset).load(width, filling: -.infinity) - largest)
    }
    return (largest, total.sum())
  }
}
