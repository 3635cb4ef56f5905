/// A place in a text, as an editor finds it.
package struct TextPlace: Hashable, Sendable {
  /// In bytes from the beginning; `nil` if the text was UTF-16 or UTF-32 before it was decoded.
  package let offset: Int?
  /// From 1, as `column`, which counts characters of Unicode.
  package let line: Int
  /// `nil` within a field of a table, which begins anywhere in its line.
  package let column: Int?

  package init(offset: Int?, line: Int, column: Int?) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  /// - Parameter text: everything before the place, in UTF-8.
  init(offset: Int?, after text: ArraySlice<UInt8>) {
    let newline = UInt8(ascii: "\n")
    let lineStart = text.lastIndex(of: newline).map { $0 + 1 } ?? text.startIndex
    self.init(
      offset: offset, line: text.count { $0 == newline } + 1,
      column: text[lineStart...].count { $0 & 0xc0 != 0x80 } + 1)
  }
}

extension TextPlace: CustomStringConvertible {
  /// "byte 3 (line 1, column 4)".
  package var description: String {
    let place = "line \(line)" + (column.map { ", column \($0)" } ?? "")
    return offset.map { "byte \($0) (\(place))" } ?? place
  }
}
