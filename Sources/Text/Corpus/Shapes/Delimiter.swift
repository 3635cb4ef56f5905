/// What separates the fields of a table.
enum Delimiter {
  static let tab = UInt8(ascii: "\t")

  /// Likelier first, for a first row that has as many of two.
  private static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), tab]

  /// The candidate that the first row has most of, outside quotes; a comma if it has none.
  ///
  /// - Returns: `nil` if the row isn't complete.
  static func guessed(from start: [UInt8], isWhole: Bool) -> UInt8? {
    var counts = candidates.map { _ in 0 }
    var isQuoted = false
    var isComplete = isWhole
    for byte in start.drop(while: \.isLineBreak) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte.isLineBreak {
        isComplete = true
        break
      }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    guard isComplete else { return nil }
    let most = counts.max() ?? 0
    return zip(candidates, counts).first { $0.1 == most }?.0
  }
}
