/// A weighted grammar that generates texts and knows the exact probability of each.
///
/// It is a context-free grammar without recursion and with a memory: a row drawn from a table is
/// remembered to the end of the text, and later symbols recall it or choose by it. A grammar with a
/// refrain generates texts of any length by repeating that rule. If `ambiguities()` is empty, the
/// grammar is LL(1): a text has at most one derivation, and the next token always determines which
/// way it went (Lewis and Stearns, "Syntax-directed transduction", 1968).
///
/// Rules and bracketed choices within them are the same thing, a `Choice`; `choices[start]` is the
/// first rule of the file.
package struct Grammar: Sendable {
  package let tables: [Table]
  package let choices: [Choice]
  package let start: Int
  /// The rule that a text repeats after the first one; `nil` if the text ends there.
  package let refrain: Int?
  /// Which tokens can begin and follow each choice.
  let sets: TokenSets

  /// Checks that the rules fit together.
  ///
  /// Throws a `GrammarError` for recursion, unreachable rules, facts recalled before they are
  /// drawn, and agreements that no row can satisfy.
  init(
    tables: [Table], choices: [Choice], start: Int, refrain: Int? = nil
  ) throws(GrammarError) {
    self.tables = tables
    self.choices = choices
    self.start = start
    self.refrain = refrain
    let order = try Self.parentsFirst(choices, from: [start] + [refrain].compactMap(\.self))
    try Self.checkMemory(tables: tables, choices: choices, start: start, refrain: refrain)
    sets = TokenSets(
      tables: tables, choices: choices, order: order, start: start, refrain: refrain)
  }
}

extension Grammar {
  /// A word or a punctuation mark.
  package struct Word: Hashable, Sendable {
    /// As a reader sees it, except for the capital at the start of a sentence.
    package let text: String
    /// As `basic_english` writes it.
    package let token: String

    package init(_ text: String) {
      self.text = text
      token = text.lowercased()
    }
  }

  /// Facts that belong together: each row is a thing, each column something to say about it.
  package struct Table: Sendable {
    package let name: String
    package let columns: [String]
    package internal(set) var rows: [Row]

    package struct Row: Sendable {
      package let weight: Double
      /// One for each column; never empty.
      package let cells: [[Word]]
      /// The tokens of each cell as one string, for comparing and for naming rules.
      package let values: [String]

      init(weight: Double, cells: [[Word]]) {
        self.weight = weight
        self.cells = cells
        values = cells.map { $0.map(\.token).joined(separator: " ") }
      }
    }
  }

  /// A cell of the remembered row of a table.
  package struct Fact: Hashable, Sendable {
    package let table: Int
    package let column: Int
  }

  /// `{new actor with hero.she}`: a first mention, which draws a row and remembers it.
  package struct Draw: Sendable {
    package let table: Int
    /// The column that is written.
    package let column: Int
    package let candidates: Candidates

    package enum Candidates: Sendable {
      case all(Urn)
      /// Only rows whose `column` has the value of the remembered fact; `urns` by that value.
      case agreeing(Fact, column: Int, urns: [String: Urn])
      /// Every row but the remembered one; `urns` by that row.
      case others(urns: [Urn])
    }
  }

  /// Rows that can be drawn, with their probabilities.
  package struct Urn: Sendable {
    package let rows: [Int]
    package let distribution: CategoricalDistribution

    init(rows: [Int], of table: Table) {
      self.rows = rows
      distribution = CategoricalDistribution(weights: rows.map { table.rows[$0].weight })
    }
  }

  /// One thing that an alternative writes.
  package struct Symbol: Sendable {
    package enum Kind: Sendable {
      case word(Word)
      case draw(Draw)
      case recall(Fact)
      /// Another rule or a bracketed choice, by its index.
      case choice(Int)
      /// The rule that the value of a fact names.
      case choiceByFact(Fact, [String: Int])
    }

    package let kind: Kind
    /// Whether a space stands before it in the grammar file.
    package let isSpaced: Bool
    /// Whether its words are capitalized, as in a title.
    package let isTitle: Bool
    package let location: GrammarLocation
  }

  /// One way to take at a choice.
  package struct Alternative: Sendable {
    package let weight: Double
    package let symbols: [Symbol]
  }

  /// A point where a text can take one of several ways.
  package struct Choice: Sendable {
    /// The rule's name; for a bracketed choice, that of the enclosing rule.
    package let name: String
    package let location: GrammarLocation
    package let alternatives: [Alternative]
    package let distribution: CategoricalDistribution

    init(name: String, location: GrammarLocation, alternatives: [Alternative]) {
      self.name = name
      self.location = location
      self.alternatives = alternatives
      distribution = CategoricalDistribution(weights: alternatives.map(\.weight))
    }
  }
}

extension Grammar.Symbol.Kind {
  /// The choices that this symbol may lead to, in the order of the file.
  var targets: [Int] {
    switch self {
    case .word, .draw, .recall: []
    case .choice(let target): [target]
    case .choiceByFact(_, let targets): targets.values.sorted()
    }
  }
}
