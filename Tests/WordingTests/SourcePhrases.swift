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
    texts = try files.filter {
      // What the tools of developers print is for no reader.
      ["swift", "js", "mustache"].contains($0.pathExtension)
        && !$0.path.contains("/Sources/walkthrough-")
    }.map {
      try String(contentsOf: $0, encoding: .utf8).replacing(/\\\n */, with: "")
        .replacing(/([^"\\])"\s*\+\s*"/) { $0.output.1 }
    }
  }

  /// All literals of phrases, as the keys that they are.
  var keys: Set<String> { given.union(kept) }

  /// The literals given to `localized`, and to functions that localize them, such as those that make
  /// columns and panels.
  private var given: Set<String> {
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

  /// The literals of phrases that are kept for later: in what makes findings and problems, in the reasons
  /// that errors are given, in notes on progress, and in functions and properties that are phrases.
  private var kept: Set<String> {
    let makers = /\b(?:Finding|StepProblem|InputFileError|sink\.note)\(/
    let errors =
      /(?:\bbrokenOff|\bthrow (?:bad|error)|\.(?:unreadable|damagedArchive|badEntry|badOffsets))\(/
    let bodies = /(?:->|var \w+:) \[?Phrase(?:\.Argument)?\]?\??\s*\{/
    let found = texts.flatMap { text in
      let begins: [Range<String.Index>] =
        text.ranges(of: makers) + text.ranges(of: errors) + text.ranges(of: bodies)
      let literals: [String] = begins.flatMap {
        Self.literals(in: text[text.index(before: $0.upperBound)...])
      }
      let notes: [String] = text.ranges(of: /\bnote: "/).map {
        Self.key(of: text[$0.upperBound...], until: "\"")
      }
      return literals + notes
    }
    return Set(found).filter {
      $0.replacing(/\{[0-9]+\}/, with: "").contains(/[A-Za-z]{2}/)
    }
  }

  /// The literals with words within the bracket that a source begins with, but for separators.
  private static func literals(in source: Substring) -> [String] {
    var found: [String] = []
    var rest = source
    var depth = 0
    repeat {
      switch rest.first {
      case "(", "{": depth += 1
      case ")", "}": depth -= 1
      case "/" where rest.hasPrefix("//"): rest = rest.drop { $0 != "\n" }
      case "\"":
        let isSeparator = source[..<rest.startIndex].hasSuffix("separator: ")
        if !isSeparator { found.append(key(of: rest.dropFirst(), until: "\"")) }
        rest = afterLiteral(rest)
        continue
      default: break
      }
      rest = rest.dropFirst()
    } while depth > 0
    return found
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
      case "\"": rest = afterLiteral(source[source.index(before: rest.startIndex)...])
      default: break
      }
    } while depth > 0
    return rest
  }

  /// What follows a literal, from its first quotation mark on.
  private static func afterLiteral(_ source: Substring) -> Substring {
    var rest = source.dropFirst()
    while rest.first != "\"" {
      rest =
        rest.hasPrefix("\\(")
        ? afterInterpolation(rest.dropFirst()) : rest.dropFirst(rest.hasPrefix("\\") ? 2 : 1)
    }
    return rest.dropFirst()
  }
}
