/// A mean with its standard error.
struct Estimate: Codable, Hashable, Sendable {
  let mean: Double
  /// `nil` if there are too few groups to tell.
  let error: Double?

  /// The mean of all numbers. Those of one group, such as words of the same text, may depend on each
  /// other; groups don't.
  ///
  /// - Parameter groups: at least one number in all.
  init(of groups: [[Double]]) {
    let numbers = groups.joined()
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    self.mean = mean
    let kinds = Double(groups.count { !$0.isEmpty })
    let squares = groups.reduce(0.0) { sum, group in
      let deviation = group.reduce(0) { $0 + $1 - mean }
      return sum + deviation * deviation
    }
    error = kinds > 1 ? (kinds / (kinds - 1) * squares).squareRoot() / count : nil
  }

  init(mean: Double, error: Double?) {
    self.mean = mean
    self.error = error
  }
}
