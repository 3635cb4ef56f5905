/// What modified Kneser-Ney smoothing takes off the counts of n-grams of one length.
///
/// Source: Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling"
/// (1998), section 3.
struct KneserNeyDiscounts: Hashable, Sendable {
  /// Taken off a count of 1, of 2, and of 3 or more. Each is above 0, so that something is left for
  /// n-grams that were not seen, and below the count itself.
  let values: [Double]

  /// Used where the counts of counts give no usable estimates, as in a small text.
  private static let fallback = [0.5, 1, 1.5]

  /// - Parameter kinds: how many different n-grams have a count of 1, 2, 3 and 4.
  init(kinds: [Int]) {
    let n = kinds.map(Double.init)
    let y = n[0] / (n[0] + 2 * n[1])
    let estimates = (1...3).map { Double($0) - Double($0 + 1) * y * n[$0] / n[$0 - 1] }
    // Not a number, or infinite, where an n is 0.
    let areUsable = zip(estimates, 1...).allSatisfy { 0 < $0 && $0 < Double($1) }
    values = areUsable ? estimates : Self.fallback
  }

  /// The discount of a count above 0.
  subscript(count: Int) -> Double { values[min(count, values.count) - 1] }
}
