import Wording

/// Rows of text and numbers.
package struct DataTable: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var title: String
    package var isNumber: Bool

    package static func text(_ title: Phrase) -> Column { text(named: localized(title)) }
    package static func number(_ title: Phrase) -> Column { number(named: localized(title)) }

    /// A column named after something of the run, or already in the reader's language.
    package static func text(named title: String) -> Column {
      Column(title: title, isNumber: false)
    }
    package static func number(named title: String) -> Column {
      Column(title: title, isNumber: true)
    }
  }

  /// More rows would add nothing to what the chart shows.
  package static let mostRows = 128

  /// What the table contains, for screen readers.
  package var label: String
  package var columns: [Column]
  package var rows: [[String]]
  /// A note about rows left out.
  package private(set) var note: String?

  /// - Parameter allRows: each of them is shown.
  package init(label: String, columns: [Column], allRows: [[String]]) {
    self.label = label
    self.columns = columns
    rows = allRows
  }

  /// - Parameter rows: the data behind a chart; of many, some are shown.
  package init(label: String, columns: [Column], rows: [[String]]) {
    self.label = label
    self.columns = columns
    let shown = Decimation.indices(of: rows.count, atMost: Self.mostRows)
    self.rows = shown.map { rows[$0] }
    if shown.count < rows.count {
      note = localized(
        "\(shown.count) of \(Format.count(rows.count)) rows, evenly spaced; the chart shows them all."
      )
    }
  }
}
