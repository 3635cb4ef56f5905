import Foundation

/// The phrases in the program's sources.
struct SourcePhrases {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources").standardizedFileURL

  /// The sources of Swift, scripts and templates, each literal on one line.
  let texts: [String]

  init() throws {
    let files =
      FileManager.default.enumerator(
        at: Self.sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    texts = try files.filter { ["swift", "js", "mustache"].contains($0.pathExtension) }.map {
      try String(contentsOf: $0, encoding: .utf8).replacing(/\\\n */, with: "")
        .replacing(/([^"\\])"\s*\+\s*"/) { $0.output.1 }
    }
  }

  /// The literals given to `localized`, and to functions that localize them, such as those that make
  /// columns and panels, as the keys that they are.
  var keys: Set<String> {
    Set(
      texts.flatMap { text in
        // A pattern is no text.
        let text = text.replacing("case .text(", with: "")
        return text.matches(of: /(?:\blocalized|\bpanel|\.text|\.number)\(\s*("""\n\s*|")/).map {
          match in
          let quotes = match.output.1.prefix { $0 == "\"" }
          return Self.key(of: text[match.range.upperBound...], until: String(quotes))
        }
      })
  }

  /// A literal from its first character on, with its interpolations as places.
  private static func key(of source: Substring, until end: String) -> String {
    var key = ""
    var count = 0
    var rest = source
    while !rest.isEmpty, !rest.hasPrefix(end) {
      if rest.hasPrefix("\\(") {
        count += 1
        key += "{\(count)}"
        rest = afterInterpolation(rest.dropFirst())
      } else if rest.hasPrefix("\\") {
        rest = rest.dropFirst()
        key.append(rest.removeFirst())
      } else {
        key.append(rest.removeFirst())
      }
    }
    return end.count == 3 ? key.replacing(/\n *$/, with: "") : key
  }

  /// What follows an expression in brackets, which may have literals in it.
  private static func afterInterpolation(_ source: Substring) -> Substring {
    var rest = source
    var depth = 0
    repeat {
      switch rest.removeFirst() {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        while rest.first != "\"" {
          rest = rest.hasPrefix("\\(") ? afterInterpolation(rest.dropFirst()) : rest.dropFirst()
        }
        rest.removeFirst()
      default: break
      }
    } while depth > 0
    return rest
  }
}
