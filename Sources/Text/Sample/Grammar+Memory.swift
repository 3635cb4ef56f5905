extension Grammar {
  /// Checks that on every path through the first rule and the refrain each table is drawn at most
  /// once, and before it is recalled; throws for the first symbol where that isn't certain. A
  /// refrain can rely on what was certainly drawn before it.
  static func checkMemory(
    tables: [Table], choices: [Choice], start: Int, refrain: Int?
  ) throws(GrammarError) {
    let check = MemoryCheck(tables: tables, choices: choices)
    var memory = try check.memory(after: start, before: Memory(certain: [], possible: []))
    guard let refrain else { return }
    memory.possible = []
    _ = try check.memory(after: refrain, before: memory)
  }

  /// The tables that have been drawn at some place: on every path to it, and on any.
  private struct Memory {
    var certain: Set<Int>
    var possible: Set<Int>
  }

  private struct MemoryCheck {
    let tables: [Table]
    let choices: [Choice]

    func memory(after choice: Int, before: Memory) throws(GrammarError) -> Memory {
      var ends: [Memory] = []
      for alternative in choices[choice].alternatives {
        var memory = before
        for symbol in alternative.symbols { try pass(symbol, &memory) }
        ends.append(memory)
      }
      return join(ends)
    }

    private func pass(_ symbol: Symbol, _ memory: inout Memory) throws(GrammarError) {
      switch symbol.kind {
      case .word:
        break
      case .draw(let draw):
        let name = tables[draw.table].name
        switch draw.candidates {
        case .others:
          try require(Fact(table: draw.table, column: draw.column), at: symbol.location, in: memory)
        case _ where memory.possible.contains(draw.table):
          throw GrammarError(at: symbol.location, .drawnTwice(table: name))
        case .all:
          break
        case .agreeing(let fact, let column, let urns):
          try require(fact, at: symbol.location, in: memory)
          for row in tables[fact.table].rows where urns[row.values[fact.column]] == nil {
            throw GrammarError(
              at: symbol.location,
              .nothingAgrees(
                table: name, column: tables[draw.table].columns[column],
                value: row.values[fact.column]))
          }
        }
        memory.certain.insert(draw.table)
        memory.possible.insert(draw.table)
      case .recall(let fact):
        try require(fact, at: symbol.location, in: memory)
      case .choice(let target):
        memory = try self.memory(after: target, before: memory)
      case .choiceByFact(let fact, _):
        try require(fact, at: symbol.location, in: memory)
        var ends: [Memory] = []
        for target in symbol.kind.targets {
          ends.append(try self.memory(after: target, before: memory))
        }
        memory = join(ends)
      }
    }

    private func require(
      _ fact: Fact, at location: GrammarLocation, in memory: Memory
    ) throws(GrammarError) {
      guard memory.certain.contains(fact.table) else {
        throw GrammarError(at: location, .recalledTooEarly(table: tables[fact.table].name))
      }
    }

    private func join(_ ends: [Memory]) -> Memory {
      guard var joined = ends.first else { return Memory(certain: [], possible: []) }
      for end in ends.dropFirst() {
        joined.certain.formIntersection(end.certain)
        joined.possible.formUnion(end.possible)
      }
      return joined
    }
  }
}
