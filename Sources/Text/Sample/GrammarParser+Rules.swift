extension GrammarParser {
  /// Reads the alternatives of a rule, up to the end of its definition.
  mutating func readRule(_ definition: Definition) throws(GrammarError) {
    var scanner = definition.body
    let alternatives = try readAlternatives(&scanner, of: definition.name)
    guard scanner.isAtEndOfDefinition else { throw scanner.unexpected("'|' or the next rule") }
    choices[definition.index] = Grammar.Choice(
      name: definition.name, location: definition.location, alternatives: alternatives)
  }

  /// Alternatives up to a closing bracket or the end of the rule.
  mutating func readAlternatives(
    _ scanner: inout GrammarScanner, of rule: String
  ) throws(GrammarError) -> [Grammar.Alternative] {
    var alternatives: [Grammar.Alternative] = []
    repeat {
      scanner.skipBlanks()
      let weight = try readWeight(&scanner)
      scanner.skipBlanks()
      var symbols: [Grammar.Symbol] = []
      var isSpaced = false
      while !scanner.isAtEndOfDefinition, scanner.next != "|", scanner.next != "]" {
        symbols.append(try readSymbol(&scanner, of: rule, isSpaced: isSpaced))
        isSpaced = scanner.skipBlanks()
      }
      alternatives.append(Grammar.Alternative(weight: weight, symbols: symbols))
    } while !scanner.isAtEndOfDefinition && scanner.skip("|")
    return alternatives
  }

  /// `3:` if there is one, otherwise 1. A number without the colon is a word.
  func readWeight(_ scanner: inout GrammarScanner) throws(GrammarError) -> Double {
    var ahead = scanner
    let text = ahead.run { $0.isNumber || $0 == "." }
    guard ahead.skip(":") else { return 1 }
    guard let weight = Double(text), weight > 0, weight.isFinite else {
      throw GrammarError(at: scanner.location, .badWeight(text))
    }
    scanner = ahead
    return weight
  }

  /// Letters, digits and hyphens, or one punctuation mark that is a token of its own.
  func readWord(_ scanner: inout GrammarScanner) throws(GrammarError) -> Grammar.Word {
    if let mark = scanner.next, ".,!?()'\"".contains(mark) {
      scanner.advance()
      return Grammar.Word(String(mark))
    }
    let text = scanner.run { $0.isLetter || $0.isNumber || $0 == "-" }
    guard !text.isEmpty else { throw scanner.unexpected("a word, '<', '{' or '['") }
    return Grammar.Word(text)
  }
}
