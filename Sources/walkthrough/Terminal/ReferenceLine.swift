import Record

/// Reports how a run compares with its reference.
enum ReferenceLine {
  /// - Parameter isGiven: whether this command named the reference. If so, the line appears even
  ///   when there was nothing to compare.
  static func tell(_ comparison: ReferenceComparison?, isGiven: Bool, isQuiet: Bool) {
    guard !isQuiet else { return }
    if let comparison {
      Terminal.write("\(comparison.title). \(comparison.sentence)\n")
    } else if isGiven {
      Terminal.write("The reference is kept; this run has no trained model to compare with it.\n")
    }
  }
}
