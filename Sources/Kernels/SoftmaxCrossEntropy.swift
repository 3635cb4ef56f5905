import Foundation

/// Softmax and cross-entropy over a vocabulary whose columns are processed in parts; R rows.
///
/// Source: `torch.nn.CrossEntropyLoss`. The maxima and sums of two parts join as in online softmax:
/// Milakov and Gimelshein (2018), "Online normalizer calculation for softmax".
package enum SoftmaxCrossEntropy {
  /// What `Softmax` computes for one part of the columns; R values each.
  package struct Part: Sendable {
    /// The largest logit m of each row.
    package let maxima: Floats
    /// Σ e^(x − m).
    package let sums: Floats
    /// Receives the factors that turn this part's exponentials into its share of the gradient.
    package let factors: Floats

    package init(maxima: Floats, sums: Floats, factors: Floats) {
      precondition(
        maxima.count == sums.count && maxima.count == factors.count, "one of each for each row")
      self.maxima = maxima
      self.sums = sums
      self.factors = factors
    }
  }

  // snippet.join
  /// −ln of the probability that the softmax of each whole row gives to its target.
  ///
  /// - Parameters:
  ///   - targetLogits: the logit of each row's target.
  ///   - losses: receives a loss in nats for each row.
  ///   - scale: the weight of each loss in the gradient.
  /// - Returns: the sum of the losses, accumulated in double precision.
  package static func join(
    _ parts: [Part], targetLogits: Floats, losses: Floats, scale: Float
  ) -> Double {
    precondition(
      targetLogits.count == losses.count && parts.allSatisfy { $0.sums.count == losses.count },
      "one of each for each row")
    var sum = 0.0
    for row in 0..<losses.count {
      let largest = parts.reduce(-Float.infinity) { max($0, $1.maxima[row]) }
      let total = parts.reduce(0) { $0 + Double($1.sums[row]) * weight($1.maxima[row], largest) }
      // The difference first: it is exact if the target is near the largest, however large both
      // are.
      let loss = Float(log(total) + Double(largest - targetLogits[row]))
      losses[row] = loss
      sum += Double(loss)
      for part in parts {
        part.factors[row] = Float(Double(scale) * weight(part.maxima[row], largest) / total)
      }
    }
    return sum
  }

  /// e^(m − largest): scales a part's exponentials to those of the part with the largest logit.
  private static func weight(_ maximum: Float, _ largest: Float) -> Double {
    maximum == largest ? 1 : exp(Double(maximum) - Double(largest))
  }
  // snippet.end

  /// Turns exponentials into the gradient of the logits, (softmax − one-hot) × scale, and sums each
  /// column.
  ///
  /// - Parameters:
  ///   - exponentials: R × C, as `Softmax.exponentiate` left them; replaced by the gradient.
  ///   - columns: the range of these C among all columns.
  ///   - factors: R values from `join`.
  ///   - targets: each row's target column, in this part or another.
  ///   - columnSums: C values to which the sums are added: the gradient of a bias.
  package static func gradient(
    _ exponentials: Floats, columns: Range<Int>, factors: Floats, targets: ArraySlice<Int32>,
    scale: Float, columnSums: Floats
  ) {
    precondition(
      exponentials.count == factors.count * columns.count && targets.count == factors.count
        && columnSums.count == columns.count,
      "exponentials are rows × columns, with a factor and a target for each row")
    let sums = columnSums.base
    for (row, target) in targets.enumerated() {
      let x = exponentials.base + row * columns.count
      let factor = factors.base[row]
      forEachRun(of: columns.count) { column, width in
        let gradient = (x + column).load(width) * factor
        (x + column).store(gradient, width)
        (sums + column).store((sums + column).load(width) + gradient, width)
      }
      guard columns.contains(Int(target)) else { continue }
      x[Int(target) - columns.lowerBound] -= scale
      sums[Int(target) - columns.lowerBound] -= scale
    }
  }
}
