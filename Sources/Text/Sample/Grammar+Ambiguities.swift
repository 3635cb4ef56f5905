extension Grammar {
  /// A place where the next token doesn't determine which way a text went.
  package struct Ambiguity: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// Two alternatives can begin with the same tokens.
      case sharedStart
      /// A token can begin one alternative, and also follow the whole choice if another one writes
      /// nothing.
      case startOrFollow
      /// Two alternatives can both write nothing.
      case bothEmpty
      /// Two rows of a table that is drawn from begin alike.
      case sharedValue
    }

    package let kind: Kind
    /// The rule or table.
    package let name: String
    package let location: GrammarLocation
    /// The tokens in question, sorted.
    package let tokens: [String]
  }

  /// Every conflict, in the order of the choices. If there are none, the grammar is LL(1): each
  /// text has exactly one derivation.
  ///
  /// The proof is conservative: what is remembered could rule out some conflicts, but is not
  /// considered.
  package func ambiguities() -> [Ambiguity] {
    choices.indices.flatMap { alternativeConflicts(at: $0) + drawConflicts(at: $0) }
  }

  private func alternativeConflicts(at index: Int) -> [Ambiguity] {
    let choice = choices[index]
    let firsts = choice.alternatives.map { sets.first(of: $0.symbols[...], in: tables) }
    var found: [Ambiguity] = []
    func report(_ kind: Ambiguity.Kind, _ tokens: Set<String>) {
      found.append(
        Ambiguity(
          kind: kind, name: choice.name, location: choice.location, tokens: tokens.sorted()))
    }
    var begun: Set<String> = []
    for first in firsts {
      let shared = begun.intersection(first.tokens)
      if !shared.isEmpty { report(.sharedStart, shared) }
      begun.formUnion(first.tokens)
    }
    let empty = firsts.count { $0.isNullable }
    if empty > 1 { report(.bothEmpty, []) }
    if empty > 0 {
      let shared = begun.intersection(sets.follow[index])
      if !shared.isEmpty { report(.startOrFollow, shared) }
    }
    return found
  }

  private func drawConflicts(at index: Int) -> [Ambiguity] {
    choices[index].alternatives.flatMap(\.symbols).compactMap { symbol in
      guard case .draw(let draw) = symbol.kind else { return nil }
      var begun: Set<String> = []
      var shared: Set<String> = []
      for row in tables[draw.table].rows {
        let token = row.cells[draw.column][0].token
        if !begun.insert(token).inserted { shared.insert(token) }
      }
      guard !shared.isEmpty else { return nil }
      return Ambiguity(
        kind: .sharedValue, name: tables[draw.table].name, location: symbol.location,
        tokens: shared.sorted())
    }
  }
}

extension Grammar.Ambiguity: CustomStringConvertible {
  package var description: String {
    let words = tokens.map { $0.isEmpty ? "the end" : "'\($0)'" }.joined(separator: ", ")
    return switch kind {
    case .sharedStart: "\(location): several alternatives of '\(name)' begin with \(words)"
    case .startOrFollow: "\(location): \(words) may begin '\(name)' or follow it when it is empty"
    case .bothEmpty: "\(location): several alternatives of '\(name)' can be empty"
    case .sharedValue: "\(location): several rows of '\(name)' begin with \(words)"
    }
  }
}
