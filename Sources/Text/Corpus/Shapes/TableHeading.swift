/// The first rows of what may be a table, in a file whose name doesn't say so.
enum TableHeading {
  /// Names of columns are short.
  private static let longestName = 40
  /// No row of names is longer.
  private static let longestRow = 2000
  /// Bytes in which another row must follow.
  private static let reach = 1 << 16

  /// The format of a text that begins like a table: with a row of names, one of which a column of texts
  /// is usually called, and rows with as many fields.
  ///
  /// - Parameter start: the first bytes of a file.
  /// - Returns: `nil` for anything else, such as a line of prose with a comma.
  static func format(of start: UnsafeRawBufferPointer) -> DataFormat? {
    let beginning = Array(start.prefix(reach).drop(while: \.isLineBreak))
    guard let end = beginning.prefix(longestRow).firstIndex(where: \.isLineBreak),
      let delimiter = Delimiter.guessed(from: beginning, isWhole: false),
      let names = rows(of: beginning[...end], delimiter)?.first, areNames(names),
      let rows = rows(of: beginning[...], delimiter),
      rows.count > 1, rows.allSatisfy({ $0.count == names.count })
    else { return nil }
    return delimiter == Delimiter.tab ? .tsv : .csv
  }

  private static func areNames(_ names: [[UInt8]]) -> Bool {
    names.count > 1 && names.allSatisfy { 1...longestName ~= $0.count }
      && names.contains { ColumnChoice.isTextName(String(decoding: $0, as: UTF8.self)) }
  }

  /// The complete rows; `nil` if a quote is misplaced.
  private static func rows(of bytes: ArraySlice<UInt8>, _ delimiter: UInt8) -> [[[UInt8]]]? {
    let parser = CSVParser(delimiter: delimiter, isStrict: delimiter != Delimiter.tab)
    return bytes.withUnsafeBytes { parser.parse($0) == $0.count } ? parser.takeRows() : nil
  }
}
