import Foundation
import TestSupport

/// The examples of AUTHORING.md, which together have every construct of a book.
enum GuideExamples {
  static let guide = try! String(
    contentsOf: URL(filePath: #filePath).appending(path: "../../../../AUTHORING.md")
      .standardizedFileURL, encoding: .utf8)

  /// The blocks below comments such as `<!-- example: 01-load.md -->`, with the files they belong to.
  static let all: [(file: String, text: String)] = guide.matches(
    of: /<!-- example: (\S+) -->\n(`{3,})markdown\n(.*?)\n\2\n/.dotMatchesNewlines()
  ).map { (String($0.1), String($0.3)) }

  /// Writes all examples into a book that has a chapter for each step: those that begin with a title
  /// as files, the others at the ends of their chapters; and the files that they show.
  static func add(to book: String, in project: Project) throws {
    let folder = "chapters/\(book)"
    for (file, text) in all where isWhole(text) {
      try project.folder.write("\(text)\n", to: "\(folder)/\(file)")
    }
    for (file, text) in all where !isWhole(text) {
      try project.edit("\(folder)/\(file)") { "\($0)\n\(text)\n" }
    }
    try project.folder.write(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M1 1L8 8\"/></svg>",
      to: "\(folder)/figures/plot.svg")
    let notes = ["sum", "product"].map { "// snippet.\($0)\nlet \($0) = 1\n// snippet.end\n" }
    try project.folder.write(notes.joined(), to: "\(folder)/notes.swift")
    try project.folder.write("for a in b:\n  print(a)\n", to: "\(folder)/loop.py")
  }

  private static func isWhole(_ text: String) -> Bool {
    text.hasPrefix("---") || text.hasPrefix("# ")
  }
}
