/// Finds what slipped into a text unseen: marks of an unfinished merge, and blanks that look like
/// spaces and aren't.
enum StrayMarks {
  private static let noBreakSpaces: Set<Character> = ["\u{A0}", "\u{202F}", "\u{2007}", "\u{FEFF}"]

  /// The marks that a merge with conflicts leaves at the beginning of lines.
  static func ofMerge(in source: SourceText) -> [Diagnostic] {
    source.lines.indices.compactMap { index in
      let line = source.line(index + 1)
      guard let sign = line.first, "<>|".utf8.contains(sign) else { return nil }
      let mark = line.prefix { $0 == sign }
      guard mark.count == 7, line.dropFirst(7).first.map(\.isBlank) ?? (sign != Ascii.quoteMark)
      else { return nil }
      return Diagnostic(
        at: source.location(line: index + 1, column: 1),
        "'\(String(decoding: mark, as: UTF8.self))' is left of a merge; choose one of the two "
          + "versions, and remove the marks")
    }
  }

  /// Whether a paragraph is meant to be a heading, but a no-break space follows its `#`.
  ///
  /// - Parameter line: from where the paragraph begins.
  static func isUnseenHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.prefix { $0 == UInt8(ascii: "#") }
    guard (1...6).contains(marks.count) else { return false }
    return String(decoding: line[marks.endIndex...].prefix(4), as: UTF8.self).first
      .map(noBreakSpaces.contains) ?? false
  }

  /// Whether a heading has a no-break space, which its address would lack.
  static func areInHeading(_ inlines: [Inline]) -> Bool {
    inlines.labelText.contains(where: noBreakSpaces.contains)
  }
}
