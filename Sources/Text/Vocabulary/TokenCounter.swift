/// How often each token occurs, in order of first appearance.
package struct TokenCounter: Sendable {
  private var table = TokenTable()
  private var counts: [Int] = []
  /// All tokens counted, including repetitions.
  package private(set) var total = 0

  package init() {}

  /// Distinct tokens.
  package var types: Int { counts.count }

  /// Distinct tokens that occur once.
  package var singletons: Int { counts.count { $0 == 1 } }

  @inline(__always)
  package mutating func add(_ token: Token) {
    let number = table.insert(token)
    if number == counts.count {
      counts.append(1)
    } else {
      counts[number] += 1
    }
    total += 1
  }

  /// Counts the tokens of all `documents`.
  ///
  /// - Parameter progress: called with the tokens counted so far, after every few hundred; what it
  ///   throws ends the counting.
  package mutating func add(
    _ documents: Documents, tokenizer: any Tokenizer,
    progress: (_ tokens: Int) throws -> Void
  ) rethrows {
    var counted = total
    for index in 0..<documents.count {
      try documents.forEachBatch(
        ofTextAt: index, tokenizer: tokenizer,
        progress: {
          counted += $0
          try progress(counted)
        },
        { batch in for token in batch { add(token) } })
    }
  }

  /// The count of the `number`th distinct token, from 0.
  package func count(of number: Int) -> Int { counts[number] }

  /// How often a token occurs; 0 for one that was not counted.
  func count(of token: Token) -> Int { table.find(token).map { counts[$0] } ?? 0 }

  /// The first distinct token without an id; `nil` if each has one.
  package func firstToken(missingFrom vocabulary: Vocabulary) -> String? {
    (0..<types).lazy.map(token(of:)).first { vocabulary.id(of: $0) == nil }
  }

  /// The number of a token; `nil` if it wasn't counted.
  func number(of token: String) -> Int? { Token.with(token) { table.find($0) } }

  package func token(of number: Int) -> String { table.string(of: number) }

  func bytes(of number: Int) -> ArraySlice<UInt8> { table.bytes(of: number) }
}
