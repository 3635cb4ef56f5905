/// How often each token occurs, in order of first appearance.
package struct TokenCounter: Sendable {
  private var table = TokenTable()
  private var counts: [Int] = []
  /// All tokens counted, repeated ones as often as they occur.
  package private(set) var total = 0

  package init() {}

  /// Distinct tokens.
  package var types: Int { counts.count }

  /// Distinct tokens that occur once.
  package var singletons: Int { counts.count { $0 == 1 } }

  package mutating func add(_ token: UnsafeBufferPointer<UInt8>) {
    let number = table.insert(token)
    if number == counts.count {
      counts.append(1)
    } else {
      counts[number] += 1
    }
    total += 1
  }

  /// Counts the tokens of all `documents`.
  package mutating func add(_ documents: Documents, tokenizer: some Tokenizer) {
    documents.forEachText { text in
      tokenizer.forEachToken(in: text) { add($0) }
    }
  }

  /// How often the token occurs that was the `number`th new one, from 0 on.
  package func count(of number: Int) -> Int { counts[number] }

  package func token(of number: Int) -> String { table.string(of: number) }

  func bytes(of number: Int) -> ArraySlice<UInt8> { table.bytes(of: number) }
}
