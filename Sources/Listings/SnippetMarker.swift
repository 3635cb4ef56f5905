/// A comment that marks parts of a source file, as in Swift-DocC's snippets; in languages whose
/// comments begin with `#`, that takes the place of `//`.
enum SnippetMarker: Equatable {
  /// `// snippet.NAME`
  case begin(String)
  /// `// snippet.end`
  case end
  /// `// snippet.hide`
  case hide
  /// `// snippet.show`
  case show
  /// `// snippet.` followed by something that isn't a name.
  case malformed

  /// Parses a line; `nil` if it is not a marker.
  init?(line: Substring) {
    let text = line.drop { $0 == " " || $0 == "\t" }
    guard let opening = ["// snippet.", "# snippet."].first(where: text.hasPrefix) else {
      return nil
    }
    var word = text.dropFirst(opening.count)
    while word.last?.isWhitespace == true { word.removeLast() }
    switch word {
    case "end": self = .end
    case "hide": self = .hide
    case "show": self = .show
    default:
      let isName = !word.isEmpty && word.utf8.allSatisfy(Self.isNameByte)
      self = isName ? .begin(String(word)) : .malformed
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
