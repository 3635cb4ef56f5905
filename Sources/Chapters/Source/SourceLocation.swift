/// A location in a text written by the user.
package struct SourceLocation: Hashable, Sendable {
  /// A path as the user typed it, or the name of an option such as `--set`.
  package var file: String
  /// 1 for the first line.
  package var line: Int
  /// 1 for the first character of the line, as a person counts them.
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { "\(file):\(line):\(column)" }
}
