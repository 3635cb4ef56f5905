import Testing

@testable import Text

@Suite struct TokenBatchTests {
  private func batches(of text: String) -> [[String]] {
    var batches: [[String]] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      BasicEnglishTokenizer().forEachBatch(in: bytes) { batches.append($0.map(\.string)) }
    }
    return batches
  }

  @Test(arguments: [1, 511, 512, 513, 1024, 3000])
  func noTokenIsLostBetweenBatches(count: Int) {
    let words = (0..<count).map { "word\($0)" }
    let batches = batches(of: words.joined(separator: " "))
    #expect(batches.flatMap { $0 } == words)
    #expect(batches.allSatisfy { $0.count <= 512 })
  }

  @Test func aTokenCanBeAsLongAsItsText() {
    let text = String(repeating: "Ab1é", count: 5000)
    #expect(batches(of: text) == [[text.lowercased()]])
  }

  /// Lower case can take half as many bytes again: two bytes become three.
  @Test func aTokenCanGrow() {
    let batches = batches(of: String(repeating: "Ⱥ", count: 2000) + " end")
    #expect(batches == [[String(repeating: "ⱥ", count: 2000), "end"]])
  }

  @Test func aTextWithoutTokensGivesNone() {
    #expect(batches(of: "").flatMap { $0 }.isEmpty)
    #expect(batches(of: " \" <br /> ").flatMap { $0 }.isEmpty)
  }

  @Test func eightBytesCanBeReadFromAnyToken() {
    Token.with("é") { token in
      #expect(token.count == 2)
      #expect(token.string == "é")
      #expect((0..<8).map { token.start[$0] } == [0xc3, 0xa9, 0, 0, 0, 0, 0, 0])
    }
  }
}
