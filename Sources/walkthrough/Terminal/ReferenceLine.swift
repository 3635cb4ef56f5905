import Record

/// How a run came out beside its reference.
enum ReferenceLine {
  /// - Parameter isGiven: whether this command named the reference. What was asked for is told even
  ///   where it came to nothing.
  static func tell(_ comparison: ReferenceComparison?, isGiven: Bool, isQuiet: Bool) {
    guard !isQuiet else { return }
    if let comparison {
      Terminal.write("\(comparison.title). \(comparison.sentence)\n")
    } else if isGiven {
      Terminal.write("The reference is kept; this run has no trained model to compare it with.\n")
    }
  }
}
