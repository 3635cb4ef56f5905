import Wording

/// A table of comma-separated values or of fields between semicolons or tabs, with a document in
/// each row.
///
/// The first row has the columns' names, unless it looks like data. Then the columns are called by
/// their numbers: "1", "2", …
///
/// Source: RFC 4180, and what spreadsheets save.
struct TableReader: DocumentReader {
  /// A first row longer than this decides the delimiter as far as it goes.
  private static let longestGuess = 1 << 16
  private static let pieceSize = 1 << 16

  private let path: String
  private let documentLimit: Int
  /// The first row as long as the delimiter is unknown.
  private var start: [UInt8] = []
  private var parser: CSVParser?
  private var reader: RecordReader
  private var fieldCount: Int?
  private var line = 1
  /// The characters of the current line that came in earlier parts.
  private var column = 0
  /// Where the current row begins.
  private var rowLine = 1
  private var record = 0

  init(
    format: DataFormat, name: String, path: String, column: String, limits: DataLimits
  ) {
    self.path = path
    documentLimit = limits[.document]
    reader = RecordReader(name: name, path: path, column: column)
    if format == .tsv { parser = Self.parser(Delimiter.tab) }
  }

  /// Tables with tabs often have quotes that are just text.
  private static func parser(_ delimiter: UInt8) -> CSVParser {
    CSVParser(delimiter: delimiter, isStrict: delimiter != Delimiter.tab)
  }

  mutating func read(_ block: UnsafeRawBufferPointer, into sink: inout DocumentSink) throws {
    if let parser { return try parse(block, with: parser, into: &sink) }
    start += block
    if let delimiter = Delimiter.guessed(
      from: start, isWhole: start.count >= Self.longestGuess)
    {
      try begin(delimiter, into: &sink)
    }
  }

  mutating func finish(into sink: inout DocumentSink) throws {
    if parser == nil, let delimiter = Delimiter.guessed(from: start, isWhole: true) {
      try begin(delimiter, into: &sink)
    }
    guard let parser else { return }
    guard parser.finish() else {
      throw ShapeError.unfinishedQuote(path: path, line: rowLine, record: record + 1)
    }
    try takeRows(of: parser, into: &sink)
    try reader.finish(into: &sink)
  }

  private mutating func begin(_ delimiter: UInt8, into sink: inout DocumentSink) throws {
    let parser = Self.parser(delimiter)
    self.parser = parser
    let bytes = start
    start = []
    try bytes.withUnsafeBytes { try parse($0, with: parser, into: &sink) }
  }

  private mutating func parse(
    _ block: UnsafeRawBufferPointer, with parser: CSVParser, into sink: inout DocumentSink
  ) throws {
    for piece in LinePieces(block) {
      if parser.isBetweenRows { rowLine = line }
      var rest = piece.bytes
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.pieceSize))
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Self.pieceSize))
        let parsed = parser.parse(part)
        guard parsed == part.count else {
          try takeRows(of: parser, into: &sink)
          throw ShapeError.misplacedQuote(
            path: path, line: line, column: column + Self.characters(part.prefix(parsed)) + 1,
            record: record + 1)
        }
        if !(rest.isEmpty && piece.endsLine) { column += Self.characters(part[...]) }
        try takeRows(of: parser, into: &sink)
        guard parser.fieldSize <= documentLimit else {
          throw CorpusError.overLimit(
            .document, path: "\(path):\(rowLine)", allowed: documentLimit)
        }
      }
      if piece.endsLine { (line, column) = (line + 1, 0) }
    }
  }

  private static func characters(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    bytes.count { $0 & 0xc0 != 0x80 }
  }

  private mutating func takeRows(
    of parser: CSVParser, into sink: inout DocumentSink
  ) throws {
    for row in parser.takeRows() {
      record += 1
      guard let fieldCount else {
        try begin(row, into: &sink)
        continue
      }
      guard row.count == fieldCount else {
        throw ShapeError.raggedRow(
          path: path, line: rowLine, record: record, found: row.count, expected: fieldCount)
      }
      try add(row, into: &sink)
      parser.needed = reader.needed
    }
  }

  /// The first row: names, or data.
  private mutating func begin(_ row: [[UInt8]], into sink: inout DocumentSink) throws {
    fieldCount = row.count
    guard Self.looksLikeData(row) else {
      reader.columns = row.map { String(decoding: $0, as: UTF8.self) }
      return
    }
    reader.columns = row.indices.map { String($0 + 1) }
    sink.note(
      "there is no row of column names, so they are called 1 to \(row.count)", in: reader.name)
    try add(row, into: &sink)
  }

  /// Names are short, and no numbers.
  private static func looksLikeData(_ row: [[UInt8]]) -> Bool {
    row.contains { cell in
      let isLong = cell.count > 100 || cell.split(whereSeparator: \.isASCIISpace).count > 8
      return isLong || Double(String(decoding: cell, as: UTF8.self)) != nil
    }
  }

  private mutating func add(_ row: [[UInt8]], into sink: inout DocumentSink) throws {
    let fields = row.enumerated().map { Record.Field(column: $0.offset, value: .text($0.element)) }
    try reader.read(Record(line: rowLine, fields: fields), into: &sink)
  }
}
