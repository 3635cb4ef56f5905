/// A mistake in a grammar file: where it is, what it is, and what to write instead.
package struct GrammarError: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case unexpected(String, expected: String)
    case badWeight(String)
    case nameTaken(String)
    case unknownRule(String)
    case unknownTable(String)
    case unknownColumn(String, table: String)
    case wrongCellCount(Int, columns: Int)
    case noRules
    case recursion([String])
    case unusedRule(String)
    case recalledTooEarly(table: String)
    case drawnTwice(table: String)
    case onlyOneRow(table: String)
    case twoRefrains
    case nothingAgrees(table: String, column: String, value: String)
  }

  package var location: GrammarLocation
  package var problem: Problem

  package init(at location: GrammarLocation, _ problem: Problem) {
    self.location = location
    self.problem = problem
  }
}

extension GrammarError: CustomStringConvertible {
  package var description: String { "\(location): error: \(problem.message)" }
}

extension GrammarError.Problem {
  fileprivate var message: String {
    switch self {
    case .unexpected(let found, let expected):
      "found \(found) instead of \(expected)"
    case .badWeight(let text):
      "'\(text)' is not a weight; write a number above zero, such as 2 or 0.5"
    case .nameTaken(let name):
      "'\(name)' is defined twice; rename one of them"
    case .unknownRule(let name):
      "there is no rule '\(name)'; define it or correct the name"
    case .unknownTable(let name):
      "there is no table '\(name)'; define it or correct the name"
    case .unknownColumn(let column, let table):
      "table '\(table)' has no column '\(column)'; name one that it has"
    case .wrongCellCount(let cells, let columns):
      "this row has \(cells) cells for \(columns) columns; separate cells with '/', rows with '|'"
    case .noRules:
      "there is no rule; write one, such as: review = a fine film."
    case .recursion(let path):
      "\(path.joined(separator: " → ")) never ends; a rule must not lead back to itself"
    case .unusedRule(let name):
      "no text can reach rule '\(name)'; use it or remove it"
    case .recalledTooEarly(let table):
      "'\(table)' may not be drawn yet here; write {new \(table)} on every path to this place"
    case .drawnTwice(let table):
      "'\(table)' may be drawn already; recall it without 'new'"
    case .onlyOneRow(let table):
      "'\(table)' has a single row, so there is no other; add one"
    case .twoRefrains:
      "this is the second 'repeat'; write it before one rule only"
    case .nothingAgrees(let table, let column, let value):
      "no row of '\(table)' has '\(value)' as its \(column); add one"
    }
  }
}

/// A place in a grammar file; lines and columns count from 1, columns in bytes.
package struct GrammarLocation: Hashable, Sendable, CustomStringConvertible {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package var description: String { "\(line):\(column)" }
}
