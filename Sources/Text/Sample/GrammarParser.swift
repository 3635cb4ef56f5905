/// Turns the text of a grammar file into a `Grammar`. The headers of `reviews.grammar` and
/// `story.grammar` describe the format.
///
/// Names can be used before they are defined: headers are read first, then bodies.
package struct GrammarParser {
  /// A named item whose body is still to be read.
  struct Definition {
    /// Its index in `tables` or `choices`.
    let index: Int
    let name: String
    let location: GrammarLocation
    /// Where the body begins.
    let body: GrammarScanner
  }

  var tables: [Grammar.Table] = []
  var tableIndices: [String: Int] = [:]
  private var tableBodies: [Definition] = []
  /// Tables with the rows of another one: their index, and that of the original.
  private var copies: [(table: Int, original: Int)] = []
  /// A rule is `nil` until its body is read.
  var choices: [Grammar.Choice?] = []
  var ruleIndices: [String: Int] = [:]
  private var ruleBodies: [Definition] = []
  private var refrain: Int?

  /// Throws a `GrammarError` with the line and column of the first mistake.
  package static func parse(_ text: String) throws(GrammarError) -> Grammar {
    var parser = GrammarParser()
    try parser.readHeaders(GrammarScanner(text))
    for definition in parser.tableBodies { try parser.readRows(definition) }
    for copy in parser.copies { parser.tables[copy.table].rows = parser.tables[copy.original].rows }
    for definition in parser.ruleBodies { try parser.readRule(definition) }
    return try Grammar(
      tables: parser.tables, choices: parser.choices.compactMap(\.self), start: 0,
      refrain: parser.refrain)
  }

  private mutating func readHeaders(_ text: GrammarScanner) throws(GrammarError) {
    var scanner = text
    scanner.skipBlanks()
    while !scanner.isAtEnd {
      guard scanner.isAtEndOfDefinition else {
        throw scanner.unexpected("the left margin before a definition")
      }
      let location = scanner.location
      let name = try scanner.name("a name", dotted: true)
      scanner.skipBlanks()
      if name == "table", scanner.next != "=" {
        try readTableHeader(&scanner, at: location)
      } else if name == "repeat", scanner.next != "=" {
        guard refrain == nil else { throw GrammarError(at: location, .twoRefrains) }
        refrain = choices.count
        let name = try scanner.name("the name of a rule", dotted: true)
        scanner.skipBlanks()
        try readRuleHeader(&scanner, name: name, at: location)
      } else {
        try readRuleHeader(&scanner, name: name, at: location)
      }
      scanner.skipDefinition()
    }
    if choices.isEmpty { throw GrammarError(at: scanner.location, .noRules) }
  }

  /// `verdict.good =`
  private mutating func readRuleHeader(
    _ scanner: inout GrammarScanner, name: String, at location: GrammarLocation
  ) throws(GrammarError) {
    try scanner.expect("=")
    try checkIsFree(name, at: location)
    ruleIndices[name] = choices.count
    ruleBodies.append(
      Definition(index: choices.count, name: name, location: location, body: scanner))
    choices.append(nil)
  }

  /// `table hero: name / she =`, or `table hero as forename` for the rows of another table.
  private mutating func readTableHeader(
    _ scanner: inout GrammarScanner, at location: GrammarLocation
  ) throws(GrammarError) {
    let name = try scanner.name("the name of a table")
    try checkIsFree(name, at: location)
    let index = tables.count
    scanner.skipBlanks()
    if scanner.next == ":" {
      let columns = try readColumns(&scanner)
      tables.append(Grammar.Table(name: name, columns: columns, rows: []))
      tableBodies.append(
        Definition(index: index, name: name, location: location, body: scanner))
    } else {
      guard scanner.run(while: \.isLetter) == "as", scanner.skipBlanks() else {
        throw scanner.unexpected("':' and columns, or 'as' and a table above")
      }
      let originalLocation = scanner.location
      let originalName = try scanner.name("the name of a table above")
      guard let original = tableIndices[originalName] else {
        throw GrammarError(at: originalLocation, .unknownTable(originalName))
      }
      tables.append(Grammar.Table(name: name, columns: tables[original].columns, rows: []))
      copies.append((table: index, original: original))
      scanner.skipBlanks()
      guard scanner.isAtEndOfDefinition else { throw scanner.unexpected("the next definition") }
    }
    tableIndices[name] = index
  }

  private func checkIsFree(
    _ name: String, at location: GrammarLocation
  ) throws(GrammarError) {
    guard tableIndices[name] == nil, ruleIndices[name] == nil else {
      throw GrammarError(at: location, .nameTaken(name))
    }
  }
}
