extension Value {
  /// Whether two values are equal. A file can write 1.0 only as 1, so a number read from a record
  /// can be an integer on one side only.
  package func isSame(as other: Value) -> Bool {
    if self == other { return true }
    guard let number, let otherNumber = other.number else { return false }
    return number == otherNumber || number.isNaN && otherNumber.isNaN
  }
}

extension [String: Value] {
  /// The labels that only one of two steps' settings has, or that differ.
  package func labels(differingFrom other: [String: Value]) -> [String] {
    Set(keys).union(other.keys).sorted().filter { label in
      guard let one = self[label], let other = other[label] else { return true }
      return !one.isSame(as: other)
    }
  }
}
