import Chapters
import Drawings

/// Rows of cells as a table, which GitHub and Jupyter read.
enum MarkdownTable {
  enum Alignment: Sendable {
    case none, left, center, right

    var border: String {
      switch self {
      case .none: "---"
      case .left: ":---"
      case .center: ":---:"
      case .right: "---:"
      }
    }
  }

  /// - Parameters:
  ///   - header: Markdown on one line, as are the cells; as many as alignments.
  static func make(
    header: [String], alignments: [Alignment], rows: [[String]]
  ) -> String {
    let lines =
      [line(header), line(alignments.map(\.border))]
      + rows.map { row in line(alignments.indices.map { row.indices.contains($0) ? row[$0] : "" }) }
    return lines.joined(separator: "\n")
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("\n", with: " ") }.joined(separator: " | ") + " |"
  }

  /// A pipe in code or a formula would end the cell.
  static func code(_ text: String) -> String {
    MarkdownText.code(text).replacing("|", with: "\\|")
  }
}

extension DataTable {
  var markdown: String {
    let table = MarkdownTable.make(
      header: columns.map { MarkdownText.escaped($0.title) },
      alignments: columns.map { $0.isNumber ? .right : .none },
      rows: rows.map { $0.map(MarkdownText.escaped) })
    return table + (note.map { "\n\n*\(MarkdownText.escaped($0))*" } ?? "")
  }
}

extension Table.Alignment? {
  var markdown: MarkdownTable.Alignment {
    switch self {
    case .left: .left
    case .center: .center
    case .right: .right
    case nil: .none
    }
  }
}
