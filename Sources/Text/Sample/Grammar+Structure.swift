extension Grammar {
  /// The choices that a text can reach, each after all those that lead to it.
  ///
  /// Throws for recursion and for unreachable rules.
  ///
  /// - Parameter roots: where a text begins and where it continues.
  static func parentsFirst(_ choices: [Choice], from roots: [Int]) throws(GrammarError) -> [Int] {
    var search = DepthFirstSearch(choices: choices)
    for root in roots { try search.visit(root) }
    for (index, choice) in choices.enumerated() where search.states[index] == .unseen {
      throw GrammarError(at: choice.location, .unusedRule(choice.name))
    }
    return search.finished.reversed()
  }

  private struct DepthFirstSearch {
    enum State { case unseen, open, finished }

    let choices: [Choice]
    var states: [State]
    var path: [Int] = []
    var finished: [Int] = []

    init(choices: [Choice]) {
      self.choices = choices
      states = Array(repeating: .unseen, count: choices.count)
    }

    mutating func visit(_ index: Int) throws(GrammarError) {
      guard states[index] != .finished else { return }
      guard states[index] != .open else {
        let loop = path.drop { $0 != index } + [index]
        throw GrammarError(
          at: choices[index].location, .recursion(loop.map { choices[$0].name }))
      }
      states[index] = .open
      path.append(index)
      for alternative in choices[index].alternatives {
        for symbol in alternative.symbols {
          for target in symbol.kind.targets { try visit(target) }
        }
      }
      path.removeLast()
      states[index] = .finished
      finished.append(index)
    }
  }

  /// The number of tokens in the shortest and in the longest text, by the rules alone: neither what
  /// is remembered nor a refrain is considered.
  package var lengths: ClosedRange<Int> {
    var known: [Int: ClosedRange<Int>] = [:]
    func lengths(of choice: Int) -> ClosedRange<Int> {
      if let range = known[choice] { return range }
      let ranges = choices[choice].alternatives.map { alternative in
        alternative.symbols.map(lengths(of:)).reduce(0...0) {
          $0.lowerBound + $1.lowerBound...$0.upperBound + $1.upperBound
        }
      }
      let range = Self.union(ranges)
      known[choice] = range
      return range
    }
    func lengths(of symbol: Symbol) -> ClosedRange<Int> {
      switch symbol.kind {
      case .word:
        return 1...1
      case .draw(let draw):
        return Self.union(
          tables[draw.table].rows.map { $0.cells[draw.column].count }.map { $0...$0 })
      case .recall(let fact):
        return Self.union(
          tables[fact.table].rows.map { $0.cells[fact.column].count }.map { $0...$0 })
      case .choice, .choiceByFact:
        return Self.union(symbol.kind.targets.map(lengths(of:)))
      }
    }
    return lengths(of: start)
  }

  /// The smallest range that holds all of `ranges`.
  private static func union(_ ranges: [ClosedRange<Int>]) -> ClosedRange<Int> {
    let least = ranges.map(\.lowerBound).min() ?? 0
    return least...(ranges.map(\.upperBound).max() ?? least)
  }
}
