import Tokens

/// The text that n-grams are counted in and, after it, sequences to be scored.
struct NGramText {
  /// What a position is there for.
  enum Role: UInt8 {
    /// Only to precede others.
    case context
    /// A target of the training text: the n-grams that end here count.
    case counted
    /// A target of a sequence to be scored.
    case scored
  }

  /// The length of the longest n-gram.
  let order: Int
  private(set) var tokens: [TokenID] = []
  private(set) var roles: [Role] = []
  /// The length of the longest n-gram that ends at a position: n-grams never cross the beginning of
  /// a document or of a sequence to be scored.
  private(set) var depths: [UInt8] = []
  /// The number of positions of the training text.
  let countedEnd: Int

  /// - Parameters:
  ///   - sequences: the training sequences. A token that several windows share counts once, after
  ///     everything that precedes it in the text.
  ///   - room: the number of positions that will be added at a time.
  init(counting sequences: TokenSequences, order: Int, room: Int) {
    self.order = order
    countedEnd = sequences.ids.count
    tokens.reserveCapacity(countedEnd + room)
    roles.reserveCapacity(countedEnd + room)
    depths.reserveCapacity(countedEnd + room)
    for text in sequences.texts { append(text) }
    sequences.forEachTarget { context, _, _ in roles[context.endIndex] = .counted }
  }

  private mutating func append(_ text: ArraySlice<TokenID>) {
    for (index, token) in text.enumerated() {
      tokens.append(token)
      roles.append(.context)
      depths.append(UInt8(min(index + 1, order)))
    }
  }

  /// The number of positions that a sequence to be scored takes. Of one with a single target, only
  /// that and the context that a model looks at are needed.
  func size(ofLength length: Int, _ target: Target) -> Int {
    switch target {
    case .shifted: length
    case .next: min(length, order)
    }
  }

  /// Adds a sequence to be scored, and returns its positions.
  mutating func append(scoring sequence: ArraySlice<TokenID>, target: Target) -> Range<Int> {
    let start = tokens.count
    append(sequence.suffix(size(ofLength: sequence.count, target)))
    let positions = start..<tokens.count
    let targets = target == .next ? positions.suffix(1) : positions.dropFirst()
    for position in targets { roles[position] = .scored }
    return positions
  }

  /// Removes the sequences to be scored.
  mutating func removeScored() {
    let count = tokens.count - countedEnd
    tokens.removeLast(count)
    roles.removeLast(count)
    depths.removeLast(count)
  }
}
