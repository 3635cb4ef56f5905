import Spelling

/// Reads the lines of a book's header.
struct BookHeaderReader {
  private static let keys = ["language", "macros"]

  /// A line `name: value` with its place.
  private struct Entry {
    let name: String
    let value: String
    let line: Int
    /// In bytes, from 1.
    let column: Int

    /// Indented lines belong to the one above them that isn't.
    var isIndented: Bool { column > 1 }
  }

  private let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private var header = BookHeader()

  init(_ source: SourceText) { self.source = source }

  /// Returns what the lines say and collects their errors in `diagnostics`.
  mutating func read() -> BookHeader {
    var seen: Set<String> = []
    var owner: String?
    for entry in source.lines.indices.compactMap({ self.entry(ofLine: $0 + 1) }) {
      guard seen.insert(entry.name).inserted else {
        note("'\(entry.name)' is set above already; remove one", at: entry)
        continue
      }
      if entry.isIndented {
        readMacro(entry, below: owner)
      } else {
        owner = entry.name
        readSetting(entry)
      }
    }
    return header
  }

  /// `nil` for a comment, a blank line and a mistake.
  private mutating func entry(ofLine line: Int) -> Entry? {
    let written = String(decoding: source.line(line), as: UTF8.self)
    let text = written.drop { $0 == " " }
    if text.isEmpty || text.hasPrefix("#") { return nil }
    let column = written.utf8.count - text.utf8.count + 1
    guard let colon = text.firstRange(of: ":") else {
      note("this is no setting of the book; write 'language: de', for example", line, column)
      return nil
    }
    let rest = text[colon.upperBound...].drop { $0 == " " }
    switch Self.scalar(rest) {
    case .success(let value):
      return Entry(
        name: String(text[..<colon.lowerBound]), value: value, line: line, column: column)
    case .failure(let problem):
      note(problem.message, line, written.utf8.count - rest.utf8.count + 1)
      return nil
    }
  }

  private mutating func readMacro(_ entry: Entry, below owner: String?) {
    guard owner == "macros" else {
      note("this line belongs to none above; begin it at the left", entry.line, 1)
      return
    }
    guard entry.name.wholeMatch(of: /\\(?:[A-Za-z]+|[^A-Za-z\s])/) != nil else {
      note("'\(entry.name)' is no command of TeX; write a name such as \\norm", at: entry)
      return
    }
    header.macros.append(BookHeader.Macro(name: entry.name, tex: entry.value))
  }

  private mutating func readSetting(_ entry: Entry) {
    switch entry.name {
    case "language":
      guard entry.value.wholeMatch(of: /[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*/) != nil else {
        note(
          "'\(entry.value)' is no code of a language; write 'language: de' or 'language: pt-BR', "
            + "for example", at: entry)
        return
      }
      header.language = entry.value
    case "macros":
      guard !entry.value.isEmpty else { return }
      note(
        "write each macro on a line of its own below 'macros:', such as "
          + "  \\norm: '\\lVert #1 \\rVert'", at: entry)
    default:
      let hint = didYouMean(entry.name, among: Self.keys)
      note(
        "a book has no setting '\(entry.name)'"
          + (hint.isEmpty ? "; it has \(Self.keys.joined(separator: " and "))" : hint),
        at: entry)
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

  private mutating func note(_ message: String, at entry: Entry) {
    note(message, entry.line, entry.column)
  }

  private mutating func note(_ message: String, _ line: Int, _ column: Int) {
    diagnostics.append(Diagnostic(at: source.location(line: line, column: column), message))
  }
}
