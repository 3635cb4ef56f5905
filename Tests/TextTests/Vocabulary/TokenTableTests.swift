import Testing

@testable import Text

@Suite struct TokenTableTests {
  @Test func numbersTokensInOrderOfAppearance() {
    var table = TokenTable()
    #expect(Token.with("b") { table.insert($0) } == 0)
    #expect(Token.with("a") { table.insert($0) } == 1)
    #expect(Token.with("b") { table.insert($0) } == 0)
    #expect(Token.with("c") { table.find($0) } == nil)
    #expect(table.string(of: 1) == "a")
  }

  /// Bytes after a token are not part of it, and a zero byte is.
  @Test func tokensAreToldApartByTheirBytesAlone() {
    let tokens = ["", "a", "a\0", "a\0\0", "ab", "abcdefgh", "abcdefgh\0", "abcdefghi"]
    var table = TokenTable()
    for (number, token) in tokens.enumerated() {
      #expect(Token.with(token) { table.insert($0) } == number)
    }
    for (number, token) in tokens.enumerated() {
      let followed = token + "xyz"
      let bytes = Array(followed.utf8) + [UInt8](repeating: 1, count: 8)
      bytes.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        #expect(table.find(Token(start: start, count: token.utf8.count)) == number)
      }
    }
  }

  @Test func everyTokenIsFoundAfterTheTableHasGrown() {
    var table = TokenTable()
    let words = (0..<30_000).map { "\($0 * 7)" + String(repeating: "x", count: $0 % 12) }
    for word in words { _ = Token.with(word) { table.insert($0) } }
    #expect(table.count == words.count)
    #expect(words.indices.allSatisfy { n in Token.with(words[n]) { table.find($0) } == n })
    #expect(Token.with("absent") { table.find($0) } == nil)
  }
}
