/// Guides a walk through a grammar, and receives what is written on it.
///
/// Every function returns `nil` or `false` to give up.
protocol GrammarGuide {
  /// The alternative to take.
  mutating func alternative(of choice: Grammar.Choice, at index: Int) -> Int?
  /// The index in `urn.rows` of the row to draw; its cell in `column` will be written.
  mutating func draw(from urn: Grammar.Urn, of table: Grammar.Table, column: Int) -> Int?
  mutating func write(_ word: Grammar.Word, isSpaced: Bool, isTitle: Bool) -> Bool
  /// Whether the text goes through the refrain once more.
  mutating func goesOn() -> Bool
}

extension Grammar {
  /// ln of the probabilities of a path through a grammar, token by token.
  struct Trail {
    /// Of each token, given those before it.
    var tokens: [Double] = []
    /// Of the choices since the last token, which what comes next will determine: here, that the
    /// text ends.
    var pending = 0.0

    var total: Double { tokens.reduce(0, +) + pending }
  }

  /// Walks from the first rule to the end of the text; `nil` if the guide gave up.
  ///
  /// In a grammar without `ambiguities()` the next token determines every choice that led to it, so
  /// the joint probability of these choices is the token's. Writing a text and reading one back are
  /// the same walk, so they add the same numbers in the same order.
  func walk(_ guide: inout some GrammarGuide) -> Trail? {
    var walk = Walk(grammar: self)
    guard walk.pass(choice: start, isSpaced: false, isTitle: false, &guide) else { return nil }
    if let refrain {
      while guide.goesOn() {
        guard walk.pass(choice: refrain, isSpaced: true, isTitle: false, &guide) else {
          return nil
        }
      }
    }
    return walk.trail
  }

  private struct Walk {
    let grammar: Grammar
    var trail = Trail()
    /// The remembered row of each table.
    var memory: [Int?]

    init(grammar: Grammar) {
      self.grammar = grammar
      memory = Array(repeating: nil, count: grammar.tables.count)
    }

    mutating func pass(
      choice index: Int, isSpaced: Bool, isTitle: Bool, _ guide: inout some GrammarGuide
    ) -> Bool {
      let choice = grammar.choices[index]
      guard let taken = guide.alternative(of: choice, at: index) else { return false }
      trail.pending += choice.distribution.logProbabilities[taken]
      // A space before the choice is a space before the first word of whatever it writes.
      var needsSpace = isSpaced
      for symbol in choice.alternatives[taken].symbols {
        let isSpaced = symbol.isSpaced || needsSpace
        let isTitle = symbol.isTitle || isTitle
        needsSpace = false
        guard pass(symbol, isSpaced: isSpaced, isTitle: isTitle, &guide) else { return false }
      }
      return true
    }

    private mutating func pass(
      _ symbol: Symbol, isSpaced: Bool, isTitle: Bool, _ guide: inout some GrammarGuide
    ) -> Bool {
      switch symbol.kind {
      case .word(let word):
        return write([word], isSpaced: isSpaced, isTitle: isTitle, &guide)
      case .draw(let draw):
        let table = grammar.tables[draw.table]
        guard let urn = urn(for: draw),
          let drawn = guide.draw(from: urn, of: table, column: draw.column)
        else { return false }
        trail.pending += urn.distribution.logProbabilities[drawn]
        let row = urn.rows[drawn]
        memory[draw.table] = row
        return write(
          table.rows[row].cells[draw.column], isSpaced: isSpaced, isTitle: isTitle, &guide)
      case .recall(let fact):
        guard let row = memory[fact.table] else { return false }
        return write(
          grammar.tables[fact.table].rows[row].cells[fact.column], isSpaced: isSpaced,
          isTitle: isTitle, &guide)
      case .choice(let target):
        return pass(choice: target, isSpaced: isSpaced, isTitle: isTitle, &guide)
      case .choiceByFact(let fact, let targets):
        guard let value = value(of: fact), let target = targets[value] else { return false }
        return pass(choice: target, isSpaced: isSpaced, isTitle: isTitle, &guide)
      }
    }

    private mutating func write(
      _ cell: [Word], isSpaced: Bool, isTitle: Bool, _ guide: inout some GrammarGuide
    ) -> Bool {
      for (place, word) in cell.enumerated() {
        guard guide.write(word, isSpaced: isSpaced || place > 0, isTitle: isTitle) else {
          return false
        }
        trail.tokens.append(trail.pending)
        trail.pending = 0
      }
      return true
    }

    private func urn(for draw: Draw) -> Urn? {
      switch draw.candidates {
      case .all(let urn): urn
      case .agreeing(let fact, _, let urns): value(of: fact).flatMap { urns[$0] }
      case .others(let urns): memory[draw.table].map { urns[$0] }
      }
    }

    private func value(of fact: Fact) -> String? {
      memory[fact.table].map { grammar.tables[fact.table].rows[$0].values[fact.column] }
    }
  }
}
