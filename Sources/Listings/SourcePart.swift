/// A part of a source file to show in a chapter.
package struct SourcePart: Hashable, Sendable {
  /// The path below `Sources`.
  package let path: String
  /// The part's name; `nil` for the whole file.
  package let name: String?
  /// The lines without their common indentation, markers and hidden lines.
  package let text: String
  /// The number of each of these lines in the file, from 1; numbers are missing where markers and
  /// hidden lines were.
  package let lineNumbers: [Int]

  /// The number of the first line.
  package var firstLine: Int { lineNumbers.first ?? 1 }

  package init(path: String, name: String?, text: String, lineNumbers: [Int]) {
    self.path = path
    self.name = name
    self.text = text
    self.lineNumbers = lineNumbers
  }
}
