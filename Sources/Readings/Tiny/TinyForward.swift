import Kernels
import Tokens

/// What the tiny model computes at one position of its review, in the letters of the chapters.
package struct TinyForward: Codable, Hashable, Sendable {
  /// x, E numbers.
  package let vector: [Double]
  /// The sums in the parentheses, 4H numbers in the order i, f, g, o.
  package let sums: [Double]
  /// The gates and the candidate, 4H numbers in the same order.
  package let gates: [Double]
  /// c and h, H numbers each.
  package let cell: [Double]
  package let hidden: [Double]
  /// z and p, V numbers each.
  package let logits: [Double]
  package let probabilities: [Double]
  /// −ln of the target's probability, in nats.
  package let loss: Double
}

/// What the tiny model's backward pass computes at one position: derivatives of the mean loss.
package struct TinyBackward: Codable, Hashable, Sendable {
  /// With respect to the logits, V numbers.
  package let logits: [Double]
  /// With respect to h, H numbers: what comes from the logits and from the next word.
  package let hidden: [Double]
  /// With respect to c of the word before, H numbers.
  package let cellBefore: [Double]
  /// With respect to the sums in the parentheses, 4H numbers.
  package let sums: [Double]
  /// With respect to x, E numbers.
  package let vector: [Double]
}

extension Floats {
  /// In double precision, for pages and files.
  var doubles: [Double] { array.map(Double.init) }
}
