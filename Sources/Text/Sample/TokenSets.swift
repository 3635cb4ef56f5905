/// FIRST and FOLLOW of every choice of a grammar, and the alternative that each token predicts.
///
/// Aho, Lam, Sethi and Ullman, "Compilers", second edition, section 4.4.2. What is remembered is
/// not considered: a recalled fact counts as any value of its column, so the sets may be too large,
/// never too small.
struct TokenSets: Sendable {
  /// Stands for the end of the text in FOLLOW. No word is empty.
  static let end = ""

  /// The tokens that can begin something, and whether it can also be empty.
  struct First: Hashable, Sendable {
    var tokens: Set<String> = []
    var isNullable = false
  }

  private(set) var first: [First]
  private(set) var follow: [Set<String>]
  /// For each choice, the alternative to take when a token comes next.
  private(set) var prediction: [[String: Int]]

  /// `order` lists the choices, parents before children. Both the first rule and the refrain can be
  /// followed by the end of the text or by the refrain.
  init(
    tables: [Grammar.Table], choices: [Grammar.Choice], order: [Int], start: Int, refrain: Int?
  ) {
    first = Array(repeating: First(), count: choices.count)
    follow = Array(repeating: [], count: choices.count)
    prediction = Array(repeating: [:], count: choices.count)
    for index in order.reversed() {
      for alternative in choices[index].alternatives {
        let begin = first(of: alternative.symbols[...], in: tables)
        first[index].tokens.formUnion(begin.tokens)
        if begin.isNullable { first[index].isNullable = true }
      }
    }
    follow[start] = [Self.end]
    if let refrain {
      follow[refrain] = first[refrain].tokens.union([Self.end])
      follow[start] = follow[refrain]
    }
    for index in order {
      for alternative in choices[index].alternatives {
        for (place, symbol) in alternative.symbols.enumerated() {
          guard !symbol.kind.targets.isEmpty else { continue }
          let rest = first(of: alternative.symbols[(place + 1)...], in: tables)
          for target in symbol.kind.targets {
            follow[target].formUnion(rest.tokens)
            if rest.isNullable { follow[target].formUnion(follow[index]) }
          }
        }
      }
    }
    for index in order {
      for (number, alternative) in choices[index].alternatives.enumerated() {
        let tokens = predictors(of: alternative, of: index, in: tables)
        for token in tokens where prediction[index][token] == nil {
          prediction[index][token] = number
        }
      }
    }
  }

  /// The tokens that can come next when `alternative` of `choice` is taken.
  func predictors(
    of alternative: Grammar.Alternative, of choice: Int, in tables: [Grammar.Table]
  ) -> Set<String> {
    let begin = first(of: alternative.symbols[...], in: tables)
    return begin.isNullable ? begin.tokens.union(follow[choice]) : begin.tokens
  }

  /// FIRST of a sequence of symbols.
  func first(of symbols: ArraySlice<Grammar.Symbol>, in tables: [Grammar.Table]) -> First {
    var result = First(tokens: [], isNullable: true)
    for symbol in symbols {
      let begin = first(of: symbol, in: tables)
      result.tokens.formUnion(begin.tokens)
      guard begin.isNullable else {
        result.isNullable = false
        break
      }
    }
    return result
  }

  private func first(of symbol: Grammar.Symbol, in tables: [Grammar.Table]) -> First {
    switch symbol.kind {
    case .word(let word):
      return First(tokens: [word.token])
    case .draw(let draw):
      return First(tokens: tables[draw.table].firstTokens(column: draw.column))
    case .recall(let fact):
      return First(tokens: tables[fact.table].firstTokens(column: fact.column))
    case .choice, .choiceByFact:
      var result = First()
      for target in symbol.kind.targets {
        result.tokens.formUnion(first[target].tokens)
        if first[target].isNullable { result.isNullable = true }
      }
      return result
    }
  }
}

extension Grammar.Table {
  /// The tokens that begin the cells of a column.
  fileprivate func firstTokens(column: Int) -> Set<String> {
    Set(rows.map { $0.cells[column][0].token })
  }
}
