extension Value {
  /// Whether two values say the same. A file has no way to write 1.0 but as 1, and so a number that
  /// was read from a record can be an integer here and none there.
  package func isSame(as other: Value) -> Bool {
    if self == other { return true }
    guard let number, let otherNumber = other.number else { return false }
    return number == otherNumber
  }
}

extension [String: Value] {
  /// The labels that only one of two steps' settings has, or that they set differently.
  package func labels(differingFrom other: [String: Value]) -> [String] {
    Set(keys).union(other.keys).sorted().filter { label in
      guard let one = self[label], let other = other[label] else { return true }
      return !one.isSame(as: other)
    }
  }
}
