extension [Int] {
  /// The indices of the values from the largest to the smallest; those of equal values keep their
  /// order.
  package func indicesByDescendingValue() -> [Int] {
    indices.sorted { (self[$1], $0) < (self[$0], $1) }
  }
}
