extension [Int] {
  /// The places of these lengths from the longest to the shortest; equal ones keep their order.
  package func placesFromLongest() -> [Int] {
    indices.sorted { (self[$1], $0) < (self[$0], $1) }
  }
}
