import Spelling
import Wording

/// Why data of a shape that is known can't be read.
package enum ShapeError: Hashable, Sendable {
  /// A row has another number of fields than the first.
  case raggedRow(path: String, line: Int, record: Int, found: Int, expected: Int)
  case misplacedQuote(path: String, line: Int, column: Int, record: Int)
  case unfinishedQuote(path: String, line: Int, record: Int)
  case notJSON(path: String, line: Int, column: Int, reason: Phrase)
  case noRecords(path: String)
  case noTextColumn(path: String, columns: [String])
  case unknownColumn(path: String, column: String, columns: [String])
  case fieldIsNotText(path: String, column: String, kind: JSONKind)
  case unknownSplit(path: String, column: String, label: String)
  case columnOfText(path: String, column: String)

  case noTexts(path: String, skipped: [String])
  case noDocuments(path: String)
  case noTraining(path: String, found: [DataSplit])
  case sameDataTwice(path: String)
  case dataThatStandsAlone(name: String)
}

extension ShapeError: ReadableError {
  package var phrase: Phrase {
    switch self {
    case .raggedRow(let path, let line, let record, let found, let expected):
      "\(path):\(plain: line):1: record \(plain: record) has \(counted(found, "field")), and the first "
        + "has \(plain: expected). A field with a delimiter in it needs quotes. \(Self.noTable)"
    case .misplacedQuote(let path, let line, let column, let record):
      "\(path):\(plain: line):\(plain: column): record \(plain: record) has a quote within a field. "
        + "Quote the whole field and write each quote in it twice: \"she said \"\"no\"\"\". "
        + "\(Self.noTable)"
    case .unfinishedQuote(let path, let line, let record):
      "\(path):\(plain: line):1: record \(plain: record) begins a quote that never ends. Add the closing "
        + "quote. \(Self.noTable)"
    case .notJSON(let path, let line, let column, let reason):
      "\(path):\(plain: line):\(plain: column): \(reason). Each line must be one JSON object, such as "
        + "{\"text\": \"…\"}. If this isn't JSON lines, set load.format: .lines or .text"
    case .noRecords(let path):
      "\(path) has no records. Give a table with a row of column names and a row for each text, or "
        + "JSON lines"
    case .noTextColumn(let path, let columns):
      "\(path) has no column that is clearly the text; it has \(Self.list(columns)). Say which is, "
        + "as in \(Self.option(columns.last ?? "text"))"
    case .unknownColumn(let path, let column, let columns):
      if let match = closestMatch(to: column, among: columns.map(\.shown)) {
        "\(path) has no column \"\(column.shown)\"; did you mean '\(match)'?; it has "
          + "\(Self.list(columns)). Set load.column to one of them"
      } else {
        "\(path) has no column \"\(column.shown)\"; it has \(Self.list(columns)). Set load.column to one "
          + "of them"
      }
    case .fieldIsNotText(let path, let column, let kind):
      "\(path): \"\(column.shown)\" is \(kind.name), not a text. Set load.column to a column of texts"
    case .unknownSplit(let path, let column, let label):
      "\(path): \"\(column.shown)\" is \"\(label.shown)\", where earlier records name a split. "
        + "Write train, validation or test there, or rename the column"
    case .columnOfText(let path, let column):
      "load.column is \"\(column.shown)\", but \(path) is read as text, which has no columns. Set "
        + "load.format: .csv, .tsv or .jsonLines, or leave load.column out"
    case .noTexts(let path, let skipped):
      if skipped.isEmpty {
        "\(path) has no texts. \(Self.textsLookedFor)"
      } else {
        "\(path) has no texts; what is there isn't text: \(listed(skipped, of: skipped.count)). "
          + "\(Self.textsLookedFor)"
      }
    case .noDocuments(let path):
      "\(path) has no documents. Give a file with words in it"
    case .noTraining(let path, let found):
      "\(path) has \(Self.texts(of: found)), but none for training. Add a file whose name says so, such "
        + "as train.txt"
    case .sameDataTwice(let path):
      "\(path) is given twice. Name each file or folder once"
    case .dataThatStandsAlone(let name):
      "\"\(name)\" can't be joined with other data. Give it alone, or only the other data"
    }
  }

  private static var noTable: Phrase {
    "If this isn't a table, set load.format: .lines or .text"
  }

  private static var textsLookedFor: Phrase {
    "Looked for were text files (.txt, .md, or anything in UTF-8), tables (.csv, .tsv), JSON lines "
      + "(.jsonl), and train/neg and train/pos with reviews named like 0_9.txt"
  }

  /// The texts of one split, or of both that aren't for training.
  private static func texts(of splits: [DataSplit]) -> Phrase {
    splits.count == 1 ? splits[0].texts : "validation and test texts"
  }

  private static func list(_ columns: [String]) -> Phrase.Argument {
    listed(columns.map { "\"\($0)\"" }, of: columns.count)
  }

  private static func option(_ column: String) -> String {
    let quoted = column.shown.replacing("\"", with: "\\\"")
    return "--set 'load.column=\"\(quoted)\"'"
  }
}
