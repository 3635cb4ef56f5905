/// A part of a source file to show in a chapter.
package struct SourcePart: Hashable, Sendable {
  /// The path below `Sources`.
  package let path: String
  /// The part's name; `nil` for the whole file.
  package let name: String?
  /// The lines without their common indentation, markers and hidden lines.
  package let text: String
  /// The line number of the first of these lines in the file, from 1.
  package let firstLine: Int

  package init(path: String, name: String?, text: String, firstLine: Int) {
    self.path = path
    self.name = name
    self.text = text
    self.firstLine = firstLine
  }
}
