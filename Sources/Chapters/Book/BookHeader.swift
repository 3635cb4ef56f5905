import Spelling

/// What a book's README.md says about the whole book, in lines between `---` above its title.
package struct BookHeader: Hashable, Sendable {
  /// A command for formulas, known in the whole book.
  package struct Macro: Hashable, Sendable {
    /// With its backslash.
    package var name: String
    package var tex: String

    package init(name: String, tex: String) {
      self.name = name
      self.tex = tex
    }
  }

  /// The language of the prose, such as "en" or "pt-BR".
  ///
  /// Source: RFC 5646, of which only the form of the subtags is checked.
  package var language = "en"
  /// In the order of the file.
  package var macros: [Macro] = []

  package init() {}
}

extension BookHeader {
  private static let border = "---"
  private static let keys = ["language", "macros"]

  /// The lines of the header, and the text below it.
  static func split(_ source: SourceText) -> (header: SourceText?, text: SourceText) {
    func isBorder(_ line: Int) -> Bool {
      let bytes = source.line(line)
      return bytes.starts(with: border.utf8)
        && bytes.dropFirst(border.utf8.count).allSatisfy(\.isBlank)
    }
    guard isBorder(1), source.lines.count > 2,
      let end = (2...source.lines.count).first(where: isBorder)
    else { return (nil, source) }
    return (source.piece(1..<(end - 1)), source.piece(end..<source.lines.count))
  }

  /// Reads the lines of a header: `language: de`, and `macros:` above indented lines such as
  /// `\norm: '\lVert #1 \rVert'`. They are YAML, of which nothing else is needed.
  init(_ source: SourceText, _ diagnostics: inout [Diagnostic]) {
    var seen: Set<String> = []
    var isInMacros = false
    for index in source.lines.indices {
      let line = String(decoding: source.line(index + 1), as: UTF8.self)
      let text = line.drop { $0 == " " }
      if text.isEmpty || text.hasPrefix("#") { continue }
      let column = line.utf8.count - text.utf8.count + 1
      func note(_ message: String, at column: Int) {
        diagnostics.append(
          Diagnostic(at: source.location(line: index + 1, column: column), message))
      }
      guard let colon = text.firstRange(of: ":") else {
        note("this is no setting of the book; write 'language: de', for example", at: column)
        continue
      }
      let name = String(text[..<colon.lowerBound])
      let written = text[colon.upperBound...].drop { $0 == " " }
      let value: String
      switch Self.scalar(written) {
      case .success(let scalar): value = scalar
      case .failure(let problem):
        note(problem.message, at: line.utf8.count - written.utf8.count + 1)
        continue
      }
      if !seen.insert(name).inserted {
        note("'\(name)' is set above already; remove one", at: column)
        continue
      }
      if column > 1 {
        guard isInMacros else {
          note("this line belongs to none above; begin it at the left", at: 1)
          continue
        }
        guard name.wholeMatch(of: /\\(?:[A-Za-z]+|[^A-Za-z\s])/) != nil else {
          note("'\(name)' is no command of TeX; write a name such as \\norm", at: column)
          continue
        }
        macros.append(Macro(name: name, tex: value))
        continue
      }
      isInMacros = name == "macros"
      switch name {
      case "language":
        guard value.wholeMatch(of: /[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*/) != nil else {
          note(
            "'\(value)' is no code of a language; write 'language: de' or 'language: pt-BR', for "
              + "example", at: column)
          continue
        }
        language = value
      case "macros":
        if !value.isEmpty {
          note(
            "write each macro on a line of its own below 'macros:', such as "
              + "  \\norm: '\\lVert #1 \\rVert'", at: column)
        }
      default:
        let hint = didYouMean(name, among: Self.keys)
        note(
          "a book has no setting '\(name)'"
            + (hint.isEmpty ? "; it has \(Self.keys.joined(separator: " and "))" : hint),
          at: column)
      }
    }
  }

  private struct Problem: Error {
    let message: String
  }

  /// A value as YAML reads it: in single quotes, where a quote is written twice, or plain.
  private static func scalar(_ written: Substring) -> Result<String, Problem> {
    var text = written
    while text.last?.isWhitespace == true { text.removeLast() }
    guard text.hasPrefix("'") else {
      if text.hasPrefix("\"") || text.contains(" #") || text.contains(": ") {
        return .failure(
          Problem(message: "put the value in single quotes, as in '\\lVert #1 \\rVert'"))
      }
      return .success(String(text))
    }
    let inner = text.dropFirst().dropLast()
    guard text.count > 1, text.hasSuffix("'"),
      !inner.replacing("''", with: "").contains("'")
    else {
      return .failure(
        Problem(message: "the value has no closing quote; a quote within is written twice"))
    }
    return .success(String(inner).replacing("''", with: "'"))
  }
}
