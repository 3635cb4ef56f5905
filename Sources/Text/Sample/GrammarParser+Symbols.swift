extension GrammarParser {
  /// Reads one thing that an alternative writes.
  mutating func readSymbol(
    _ scanner: inout GrammarScanner, of rule: String, isSpaced: Bool
  ) throws(GrammarError) -> Grammar.Symbol {
    let location = scanner.location
    let isTitle = scanner.skip("^")
    let kind: Grammar.Symbol.Kind
    switch scanner.next {
    case "<":
      kind = try readRuleReference(&scanner)
    case "{":
      kind = try readFactReference(&scanner)
    case "[":
      scanner.advance()
      let alternatives = try readAlternatives(&scanner, of: rule)
      try scanner.expect("]")
      choices.append(Grammar.Choice(name: rule, location: location, alternatives: alternatives))
      kind = .choice(choices.count - 1)
    default:
      kind = .word(try readWord(&scanner))
    }
    return Grammar.Symbol(kind: kind, isSpaced: isSpaced, isTitle: isTitle, location: location)
  }

  /// `<verdict>` or `<verdict.{mood.tone}>`
  private func readRuleReference(
    _ scanner: inout GrammarScanner
  ) throws(GrammarError) -> Grammar.Symbol.Kind {
    try scanner.expect("<")
    let location = scanner.location
    let name = try scanner.name("the name of a rule", dotted: true)
    if scanner.next == "{" {
      scanner.advance()
      let fact = try readFact(&scanner)
      try scanner.expect("}")
      try scanner.expect(">")
      var targets: [String: Int] = [:]
      for row in tables[fact.table].rows {
        let value = row.values[fact.column]
        targets[value] = try rule(named: name + value, at: location)
      }
      return .choiceByFact(fact, targets)
    }
    try scanner.expect(">")
    return .choice(try rule(named: name, at: location))
  }

  private func rule(named name: String, at location: GrammarLocation) throws(GrammarError) -> Int {
    guard let index = ruleIndices[name] else {
      throw GrammarError(at: location, .unknownRule(name))
    }
    return index
  }

  /// `{new actor}`, `{new actor.surname with hero.she}`, `{another actor}`, `{actor}` or
  /// `{actor.surname}`
  private func readFactReference(
    _ scanner: inout GrammarScanner
  ) throws(GrammarError) -> Grammar.Symbol.Kind {
    try scanner.expect("{")
    let location = scanner.location
    var ahead = scanner
    let word = ahead.run(while: \.isLetter)
    let isDraw = (word == "new" || word == "another") && ahead.skipBlanks()
    if isDraw { scanner = ahead }
    let written = try readFact(&scanner)
    scanner.skipBlanks()
    guard isDraw else {
      try scanner.expect("}")
      return .recall(written)
    }
    let table = tables[written.table]
    let rows = Array(table.rows.indices)
    let candidates: Grammar.Draw.Candidates
    if word == "another" {
      guard rows.count > 1 else {
        throw GrammarError(at: location, .onlyOneRow(table: table.name))
      }
      candidates = .others(
        urns: rows.map { row in Grammar.Urn(rows: rows.filter { $0 != row }, of: table) })
    } else if scanner.next == "w" {
      candidates = try readAgreement(&scanner, of: written.table)
    } else {
      candidates = .all(Grammar.Urn(rows: rows, of: table))
    }
    try scanner.expect("}")
    return .draw(
      Grammar.Draw(table: written.table, column: written.column, candidates: candidates))
  }

  /// `with hero.she`
  private func readAgreement(
    _ scanner: inout GrammarScanner, of index: Int
  ) throws(GrammarError) -> Grammar.Draw.Candidates {
    let location = scanner.location
    let word = try scanner.name("'with'")
    guard word == "with", scanner.skipBlanks() else {
      throw GrammarError(at: location, .unexpected("'\(word)'", expected: "'with' or '}'"))
    }
    let factLocation = scanner.location
    let fact = try readFact(&scanner)
    let table = tables[index]
    let column = try column(
      tables[fact.table].columns[fact.column], of: index, at: factLocation)
    let groups = Dictionary(grouping: table.rows.indices) { table.rows[$0].values[column] }
    return .agreeing(
      fact, column: column, urns: groups.mapValues { Grammar.Urn(rows: $0, of: table) })
  }

  /// `actor` (its first column) or `actor.surname`
  private func readFact(_ scanner: inout GrammarScanner) throws(GrammarError) -> Grammar.Fact {
    let location = scanner.location
    let name = try scanner.name("the name of a table")
    guard let table = tableIndices[name] else {
      throw GrammarError(at: location, .unknownTable(name))
    }
    guard scanner.skip(".") else { return Grammar.Fact(table: table, column: 0) }
    let columnLocation = scanner.location
    let columnName = try scanner.name("the name of a column")
    let column = try column(columnName, of: table, at: columnLocation)
    return Grammar.Fact(table: table, column: column)
  }

  private func column(
    _ name: String, of table: Int, at location: GrammarLocation
  ) throws(GrammarError) -> Int {
    guard let column = tables[table].columns.firstIndex(of: name) else {
      throw GrammarError(at: location, .unknownColumn(name, table: tables[table].name))
    }
    return column
  }
}
