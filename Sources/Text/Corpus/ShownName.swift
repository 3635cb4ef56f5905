extension String {
  /// An untrusted name as an error shows it: short, on one line, and without characters that a
  /// terminal obeys.
  var shown: String {
    let (head, tail) = (60, 30)
    let isLong = unicodeScalars.dropFirst(head + tail).first != nil
    guard isLong else { return Self.escaped(unicodeScalars) }
    return Self.escaped(unicodeScalars.prefix(head)) + "…"
      + Self.escaped(unicodeScalars.suffix(tail))
  }

  private static func escaped(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    scalars.reduce(into: "") { text, scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
