import CCSV

/// libcsv, fed piece by piece.
///
/// It knows quotes, and line breaks within them; and skips blank lines.
final class CSVParser {
  /// The first rows are complete; more may follow.
  private(set) var rows: [[[UInt8]]] = []
  private var row: [[UInt8]] = []
  private let parser: UnsafeMutablePointer<csv_parser>
  /// The columns to keep; empty fields stand for the others. `nil` keeps all.
  var needed: Set<Int>?

  /// - Parameter isStrict: whether a quote within a field is an error; else it is text.
  init(delimiter: UInt8, isStrict: Bool) {
    parser = .allocate(capacity: 1)
    let options = Int32(CSV_STRICT_FINI) | (isStrict ? Int32(CSV_STRICT) : 0)
    let status = csv_init(parser, UInt8(options))
    precondition(status == 0, "libcsv accepts its own options")
    csv_set_delim(parser, delimiter)
    // Grows in steps of this size, by default of 128 bytes.
    csv_set_blk_size(parser, 1 << 16)
  }

  deinit {
    csv_free(parser)
    parser.deallocate()
  }

  /// Whether the next byte begins a row.
  var isBetweenRows: Bool { row.isEmpty && parser.pointee.pstate == 0 }

  /// Bytes of the field that has begun.
  var fieldSize: Int { parser.pointee.entry_pos }

  /// The complete rows since the last call.
  func takeRows() -> [[[UInt8]]] {
    defer { rows = [] }
    return rows
  }

  /// - Returns: the number of bytes that are well formed: all, or those before a mistake.
  func parse(_ bytes: UnsafeRawBufferPointer) -> Int {
    csv_parse(
      parser, bytes.baseAddress, bytes.count, Self.endField, Self.endRow,
      Unmanaged.passUnretained(self).toOpaque())
  }

  /// Ends the last row.
  ///
  /// - Returns: `false` if it ends within quotes.
  func finish() -> Bool {
    csv_fini(
      parser, Self.endField, Self.endRow, Unmanaged.passUnretained(self).toOpaque()) == 0
  }

  private static let endField:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, client in
      let this = CSVParser.from(client)
      let isNeeded = this.needed?.contains(this.row.count) ?? true
      this.row.append(
        isNeeded ? Array(UnsafeRawBufferPointer(start: bytes, count: count)) : [])
    }

  private static let endRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _, client in
    let this = CSVParser.from(client)
    this.rows.append(this.row)
    this.row = []
  }

  private static func from(_ client: UnsafeMutableRawPointer?) -> CSVParser {
    guard let client else { preconditionFailure("libcsv forgot its client") }
    return Unmanaged<CSVParser>.fromOpaque(client).takeUnretainedValue()
  }
}
