import Foundation

/// A categorical distribution: the probability of each outcome is its share of all weights.
package struct CategoricalDistribution: Sendable {
  /// ln of the probability of each outcome.
  package let logProbabilities: [Double]
  /// The weight of each outcome and all before it.
  private let cumulative: [Double]

  /// - Parameter weights: one or more, all above zero.
  package init(weights: [Double]) {
    precondition(!weights.isEmpty && weights.allSatisfy { $0 > 0 }, "Weights are positive")
    var sum = 0.0
    var cumulative: [Double] = []
    for weight in weights {
      sum += weight
      cumulative.append(sum)
    }
    self.cumulative = cumulative
    logProbabilities = weights.map { log($0 / sum) }
  }

  /// Draws the index of an outcome. A certain outcome consumes no random number.
  ///
  /// The uniform number is made here from 53 bits of the generator, because the standard library
  /// doesn't promise the same one forever. Binary search, O(log n).
  package func draw(using generator: inout some RandomNumberGenerator) -> Int {
    var low = 0
    var high = cumulative.count - 1
    guard low < high else { return 0 }
    let mark = Double(generator.next() >> 11) * 0x1p-53 * cumulative[high]
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > mark { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
