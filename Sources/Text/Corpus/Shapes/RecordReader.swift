import Wording

/// Turns records into documents: finds the column of the text, then reads it from each record.
///
/// The column is chosen from the first records, which are kept until then.
struct RecordReader {
  private static let sampleCount = 200
  private static let sampleSize = 1 << 20

  /// The name of the file, as documents have it.
  let name: String
  /// The file, for errors.
  let path: String
  /// The name of the column to read; empty to guess it.
  private let wanted: String
  private var sample: [Record] = []
  private var size = 0
  private var choice: ColumnChoice?

  /// The columns in the order in which the file has them.
  var columns: [String] = []

  init(name: String, path: String, column: String) {
    self.name = name
    self.path = path
    wanted = column
  }

  /// The columns whose texts are needed; `nil` while all are.
  var needed: Set<Int>? { choice.map { Set([$0.text] + ($0.split.map { [$0] } ?? [])) } }

  mutating func read(_ record: Record, into sink: inout DocumentSink) throws {
    guard choice == nil else { return try add(record, to: &sink) }
    sample.append(record)
    size += record.size
    if sample.count >= Self.sampleCount || size >= Self.sampleSize { try choose(into: &sink) }
  }

  mutating func finish(into sink: inout DocumentSink) throws {
    if choice == nil {
      guard !sample.isEmpty else { throw ShapeError.noRecords(path: path) }
      try choose(into: &sink)
    }
  }

  private mutating func choose(into sink: inout DocumentSink) throws {
    let chosen = try ColumnChoice(columns: columns, sample: sample, wanted: wanted, path: path)
    choice = chosen
    let others = columns.enumerated().filter { $0.offset != chosen.text }.map(\.element)
    sink.note(
      "the column of the texts is \"\(columns[chosen.text].shown)\"", in: name,
      advice: wanted.isEmpty && !others.isEmpty
        ? "set load.column if another is meant: \(listed(others, of: others.count))" : nil)
    if let split = chosen.split {
      sink.note(
        "\"\(columns[split].shown)\" says which split a text belongs to", in: name)
    }
    for record in sample { try add(record, to: &sink) }
    sample = []
  }

  private func add(_ record: Record, to sink: inout DocumentSink) throws {
    guard let choice else { return }
    let split = sink.split
    defer { sink.split = split }
    if let column = choice.split, case .text(let label) = record[column] {
      let label = String(decoding: label, as: UTF8.self)
      guard let named = DataSplit(label: label) else {
        throw ShapeError.unknownSplit(
          path: "\(path):\(record.line)", column: columns[column], label: label)
      }
      sink.split = named
    }
    let place = DocumentPlace(path: path, line: record.line)
    switch record[choice.text] {
    case .text(let text):
      if text.allSatisfy(\.isASCIISpace) { sink.noteEmptyRecord() }
      try sink.append(text, place: place)
    case .null, nil: sink.noteEmptyRecord()
    case .other(let kind):
      throw ShapeError.fieldIsNotText(
        path: place.description, column: columns[choice.text], kind: kind)
    }
    try sink.finishDocument(name: "\(name):\(record.line)", place: place)
  }
}
