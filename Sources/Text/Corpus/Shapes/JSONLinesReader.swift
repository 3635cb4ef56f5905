/// JSON lines: an object a line, with a document in each. Blank lines are skipped.
struct JSONLinesReader: DocumentReader {
  private let path: String
  private let limits: DataLimits
  private let replacesHalves: Bool
  private var reader: RecordReader
  private var columns: [String: Int] = [:]
  private var line = 1
  private var bytes: [UInt8] = []

  init(name: String, path: String, options: ReadOptions, limits: DataLimits) {
    self.path = path
    self.limits = limits
    replacesHalves = options.invalidText == .replace
    reader = RecordReader(name: name, path: path, column: options.column)
  }

  mutating func read(_ block: UnsafeRawBufferPointer, into sink: inout DocumentSink) throws {
    for piece in LinePieces(block) {
      guard bytes.count + piece.bytes.count <= limits[.document] else {
        throw CorpusError.overLimit(
          .document, path: "\(path):\(line)", allowed: limits[.document])
      }
      bytes += piece.bytes
      guard piece.endsLine else { continue }
      try endLine(into: &sink)
      line += 1
    }
  }

  mutating func finish(into sink: inout DocumentSink) throws {
    try endLine(into: &sink)
    try reader.finish(into: &sink)
  }

  private mutating func endLine(into sink: inout DocumentSink) throws {
    defer { bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20) }
    while bytes.last?.isLineBreak == true { bytes.removeLast() }
    guard !bytes.allSatisfy(\.isASCIISpace) else { return }
    var scanner = JSONLineScanner(bytes, replacesHalves: replacesHalves)
    let fields: [JSONLineScanner.Field]
    do throws(JSONLineError) {
      fields = try scanner.fields()
    } catch {
      throw ShapeError.notJSON(
        path: path, line: line, column: error.offset + 1, reason: error.reason)
    }
    sink.noteReplaced(scanner.replaced)
    let needed = reader.needed
    var record = Record(line: line)
    for field in fields {
      let column: Int? = needed == nil ? index(of: field.key) : columns[field.key]
      if let column, needed?.contains(column) ?? true {
        record.fields.append(Record.Field(column: column, value: field.value))
      }
    }
    try reader.read(record, into: &sink)
  }

  private mutating func index(of key: String) -> Int {
    if let known = columns[key] { return known }
    let index = columns.count
    columns[key] = index
    reader.columns.append(key)
    return index
  }
}
