import Chapters

/// Blocks as lines of plain text, for a terminal. Formulas stay TeX; code is in backticks.
package struct PlainText {
  /// The maximum line length in characters; only a longer word exceeds it.
  package let width: Int
  /// Returns the text for a name such as `train.steps` in `{{train.steps}}`.
  package let value: (String) -> String

  package init(width: Int, value: @escaping (String) -> String = { "{{\($0)}}" }) {
    self.width = width
    self.value = value
  }

  /// Where a listing's code is.
  static func paths(of listing: Listing) -> [String] {
    listing.parts.map(\.displayPath)
  }

  /// The lines of all blocks, with a blank line between blocks.
  package func lines(_ blocks: [Block]) -> [String] {
    Array(blocks.map(lines).filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(_, let inlines), .paragraph(let inlines): wrapped(text(inlines))
    case .list(let start, let items):
      items.enumerated().flatMap { index, blocks in
        indented(lines(blocks), by: start.map { "\($0 + index). " } ?? "- ")
      }
    case .quote(let blocks): indented(lines(blocks), by: "| ", isRepeated: true)
    case .callout(let kind, let blocks):
      indented([kind.title] + lines(blocks), by: "| ", isRepeated: true)
    case .table(let table): lines(table)
    case .code(_, let text), .math(let text): indented(verbatim(text), by: "    ")
    case .claim(let claim): indented(verbatim(claim.text), by: "    ")
    case .listing(let listing): Self.paths(of: listing)
    case .thematicBreak: ["* * *"]
    case .step, .flashcard, .prediction, .answer, .figure, .footnotes: []
    }
  }

  /// A row a line, in columns if they fit, and otherwise with bars between the cells.
  private func lines(_ table: Table) -> [String] {
    let rows = ([table.header] + table.rows).map { row in
      row.map { wrapped(text($0)).joined(separator: " ") }
    }
    let widths = table.header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    guard widths.reduce(0, +) + 2 * (widths.count - 1) <= width else {
      return rows.map { $0.joined(separator: " | ") }
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      return cells.joined(separator: "  ").trimmingTrailingSpaces
    }
  }

  private func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text), .math(let text): text
      case .code(let text): "`\(text)`"
      case .softBreak: " "
      case .lineBreak: "\n"
      case .value(let inlineValue): value(inlineValue.name)
      case .checkbox(let isChecked): isChecked ? "[x] " : "[ ] "
      case .footnote: ""
      case .emphasis, .strong, .strikethrough, .link, .figure: text(inline.children)
      case .picture(let picture): "[picture: \(text(picture.text))]"
      }
    }.joined()
  }

  /// Lines wrapped between words.
  private func wrapped(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      var lines: [String] = []
      for word in printable(line).split(whereSeparator: \.isWhitespace) {
        if let last = lines.last, last.count + 1 + word.count <= width {
          lines[lines.count - 1] += " \(word)"
        } else {
          lines.append(String(word))
        }
      }
      return lines
    }
  }

  private func verbatim(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(printable)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The text without control characters, which a terminal would obey.
  private func printable(_ text: some StringProtocol) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0 == "\t" || $0.properties.generalCategory != .control }))
  }

  private func indented(
    _ lines: [String], by mark: String, isRepeated: Bool = false
  ) -> [String] {
    let blank = isRepeated ? mark : String(repeating: " ", count: mark.count)
    return lines.enumerated().map { index, line in (index == 0 ? mark : blank) + line }
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
