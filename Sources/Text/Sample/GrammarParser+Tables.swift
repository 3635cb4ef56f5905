extension GrammarParser {
  /// `: name / surname / she =`
  func readColumns(_ scanner: inout GrammarScanner) throws(GrammarError) -> [String] {
    try scanner.expect(":")
    var columns: [String] = []
    repeat {
      scanner.skipBlanks()
      let location = scanner.location
      let column = try scanner.name("the name of a column")
      guard !columns.contains(column) else {
        throw GrammarError(at: location, .nameTaken(column))
      }
      columns.append(column)
      scanner.skipBlanks()
    } while scanner.skip("/")
    try scanner.expect("=")
    return columns
  }

  /// Reads the rows of a table, up to the end of its definition.
  mutating func readRows(_ definition: Definition) throws(GrammarError) {
    var scanner = definition.body
    let columns = tables[definition.index].columns.count
    repeat {
      scanner.skipBlanks()
      let location = scanner.location
      let weight = try readWeight(&scanner)
      var cells: [[Grammar.Word]] = []
      repeat {
        var cell: [Grammar.Word] = []
        scanner.skipBlanks()
        guard !scanner.isAtEndOfDefinition else { throw scanner.unexpected("a cell") }
        repeat {
          cell.append(try readWord(&scanner))
          scanner.skipBlanks()
        } while !scanner.isAtEndOfDefinition && scanner.next != "/" && scanner.next != "|"
        cells.append(cell)
      } while scanner.skip("/")
      guard cells.count == columns else {
        throw GrammarError(at: location, .wrongCellCount(cells.count, columns: columns))
      }
      tables[definition.index].rows.append(Grammar.Table.Row(weight: weight, cells: cells))
    } while !scanner.isAtEndOfDefinition && scanner.skip("|")
  }
}
