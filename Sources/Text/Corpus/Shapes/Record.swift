/// A row of a table, or an object of JSON lines.
struct Record {
  struct Field {
    /// The index of the column.
    let column: Int
    let value: Value
  }

  enum Value: Equatable {
    case text([UInt8])
    /// JSON's `null`.
    case null
    /// Another value of JSON.
    case other(JSONKind)
  }

  /// The line on which it begins, counted from 1.
  let line: Int
  var fields: [Field] = []

  /// The value in a column; `nil` if the record has none there. Of two, the last counts.
  subscript(column: Int) -> Value? { fields.last { $0.column == column }?.value }

  /// Bytes of all texts.
  var size: Int {
    fields.reduce(0) { size, field in
      if case .text(let text) = field.value { size + text.count } else { size }
    }
  }
}
