/// Names of code points, to tell apart what looks the same.
package enum CodePoints {
  /// Such as "U+00E9".
  package static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The code points in which two texts differ: those between what they begin and end with alike.
  ///
  /// - Returns: for each a list such as "U+0065 U+0301", or "nothing"; at most five of them.
  package static func difference(_ one: String, _ other: String) -> (String, String) {
    var (first, second) = (Array(one.unicodeScalars)[...], Array(other.unicodeScalars)[...])
    while let (left, right) = pair(first.first, second.first), left == right {
      first.removeFirst()
      second.removeFirst()
    }
    while let (left, right) = pair(first.last, second.last), left == right {
      first.removeLast()
      second.removeLast()
    }
    // An accent alone says little: the letter before it belongs to the difference.
    if first.first?.properties.generalCategory == .nonspacingMark
      || second.first?.properties.generalCategory == .nonspacingMark
    {
      first =
        first.startIndex > 0
        ? Array(one.unicodeScalars)[(first.startIndex - 1)..<first.endIndex] : first
      second =
        second.startIndex > 0
        ? Array(other.unicodeScalars)[(second.startIndex - 1)..<second.endIndex] : second
    }
    return (list(first), list(second))
  }

  private static func pair(
    _ one: Unicode.Scalar?, _ other: Unicode.Scalar?
  ) -> (Unicode.Scalar, Unicode.Scalar)? {
    guard let one, let other else { return nil }
    return (one, other)
  }

  private static func list(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    guard !scalars.isEmpty else { return "nothing" }
    return scalars.prefix(5).map(name).joined(separator: " ") + (scalars.count > 5 ? " …" : "")
  }
}
