import Spelling

/// Why a part of the source can't be shown.
package enum ListingError: Error, Hashable, Sendable {
  /// `known` are the existing paths.
  case noSuchFile(path: String, known: [String])
  case noSuchPart(path: String, name: String, known: [String])
  /// A part begins on `line`, but the file ends before it does.
  case unclosedPart(path: String, name: String, line: Int)
  case doubledPart(path: String, name: String, line: Int, firstLine: Int)
  case endWithoutPart(path: String, line: Int)
  /// Lines are hidden from `line` on and never shown again.
  case unclosedHiding(path: String, line: Int)
  /// A marker without a name, or whose name has characters other than letters, digits, - and _.
  case badMarker(path: String, line: Int)
}

extension ListingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noSuchFile(let path, let known):
      "There is no source file '\(path)'\(Self.hint(path, known)) "
        + "Write the path below Sources, such as Neural/LSTM.swift."
    case .noSuchPart(let path, let name, let known) where known.isEmpty:
      "\(path) has no part '\(name)', nor any other. "
        + "Mark it with '// snippet.\(name)' and '// snippet.end'."
    case .noSuchPart(let path, let name, let known):
      "\(path) has no part '\(name)'\(Self.hint(name, known)) "
        + "It has \(known.joined(separator: ", "))."
    case .unclosedPart(let path, let name, let line):
      "\(path):\(line): the part '\(name)' is not closed. Close it with '// snippet.end'."
    case .doubledPart(let path, let name, let line, let firstLine):
      "\(path):\(line): there is already a part '\(name)' on line \(firstLine). Rename one of them."
    case .endWithoutPart(let path, let line):
      "\(path):\(line): '// snippet.end' ends nothing. Remove it, or begin a part above it."
    case .unclosedHiding(let path, let line):
      "\(path):\(line): '// snippet.hide' hides the rest. Write '// snippet.show' below it."
    case .badMarker(let path, let line):
      "\(path):\(line): a part's name consists of letters, digits, '-' and '_'. "
        + "Write '// snippet.forward', for example."
    }
  }

  private static func hint(_ word: String, _ known: [String]) -> String {
    closestMatch(to: word, among: known).map { "; did you mean '\($0)'?" } ?? "."
  }
}
