import Wording

/// A split that data may come with.
package enum DataSplit: Int, CaseIterable, Hashable, Sendable {
  case train, validation, test

  var name: String {
    switch self {
    case .train: "training"
    case .validation: "validation"
    case .test: "test"
    }
  }

  var texts: Phrase {
    switch self {
    case .train: "training texts"
    case .validation: "validation texts"
    case .test: "test texts"
    }
  }

  private static let words: [Substring: DataSplit] = [
    "train": .train, "training": .train, "valid": .validation, "validation": .validation,
    "val": .validation, "dev": .validation, "test": .test, "testing": .test,
  ]

  /// The split that a cell of a table names, such as "train" or "Test"; `nil` for another text.
  init?(label: String) {
    guard let split = Self.words[Substring(label.lowercased())] else { return nil }
    self = split
  }

  /// The split that a file's name or folder states, such as "wiki.train.tokens" or
  /// "data/test/a.txt"; `nil` if it names none, or several.
  ///
  /// - Returns: `set` is the name without the split and without numbers, which all files of one
  ///   data set share; empty if a folder states the split.
  static func named(by path: String) -> (split: DataSplit, set: String)? {
    let parts = path.lowercased().split(separator: "/")
    guard let file = parts.last else { return nil }
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    let pieces = stem.split { !$0.isLetter && !$0.isNumber }
    let splits = Set(pieces.compactMap { words[$0] })
    if let split = splits.first {
      guard splits.count == 1 else { return nil }
      // Parts of one text are numbered, as in "train-00001-of-00004".
      let rest = pieces.filter {
        words[$0] == nil && $0 != "of" && !$0.allSatisfy(\.isNumber)
      }
      return (split, (parts.dropLast().filter { words[$0] == nil } + rest).joined(separator: "."))
    }
    let folders = Set(parts.dropLast().compactMap { words[$0] })
    guard folders.count == 1, let split = folders.first else { return nil }
    return (split, "")
  }
}
