import Record

/// How a run came out beside its reference.
enum ReferenceLine {
  static func tell(_ comparison: ReferenceComparison?, isQuiet: Bool) {
    guard let comparison, !isQuiet else { return }
    Terminal.write("\(comparison.title). \(comparison.sentence)\n")
  }
}
