import TestSupport
import Testing
import Text

@Suite struct TokenizerTests {
  /// What Tests/Reference/tokenizer.py wrote.
  struct Strings: Decodable {
    struct Case: Decodable {
      var text: String
      var basicEnglish: [String]
      var words: [String]
    }

    var cases: [Case]
  }

  static func cases() throws -> [Strings.Case] {
    let cases = try Fixture.json("tokenizer", as: Strings.self).cases
    try #require(cases.count > 200)
    return cases
  }

  /// Strings compare by canonical equivalence, tokens by their bytes.
  private func bytes(_ tokens: [String]) -> [[UInt8]] { tokens.map { Array($0.utf8) } }

  @Test func basicEnglishAgreesWithPython() throws {
    for example in try Self.cases() {
      let tokens = BasicEnglishTokenizer().tokens(in: example.text)
      #expect(bytes(tokens) == bytes(example.basicEnglish), "\(example.text.debugDescription)")
    }
  }

  @Test func wordsAgreeWithPython() throws {
    for example in try Self.cases() {
      let tokens = WordTokenizer().tokens(in: example.text)
      #expect(bytes(tokens) == bytes(example.words), "\(example.text.debugDescription)")
    }
  }

  @Test(arguments: [
    ("It's GREAT!", ["it", "'", "s", "great", "!"]),
    ("a<br /><br />b", ["a", "b"]),
    ("a<br/>b", ["a<br/>b"]),
    ("wait...", ["wait", ".", ".", "."]),
    ("\"well-known\" 9/10", ["well-known", "9/10"]),
    ("ΟΔΟΣ İ", ["οδος", "i\u{307}"]),
  ])
  func basicEnglish(text: String, expected: [String]) {
    #expect(BasicEnglishTokenizer().tokens(in: text) == expected)
  }

  @Test(arguments: [TokenizerKind.basicEnglish, .words])
  func tokensOfTokensAreThemselves(kind: TokenizerKind) throws {
    for example in try Self.cases() {
      let tokens = kind.tokenizer.tokens(in: example.text)
      let again = kind.tokenizer.tokens(in: tokens.joined(separator: " "))
      // Cutting may separate a final sigma from what made it final, and quotation marks a line
      // break.
      guard !example.text.contains("Σ"), !example.text.contains("<") else { continue }
      #expect(bytes(again) == bytes(tokens), "\(example.text.debugDescription)")
    }
  }

  @Test(
    arguments: [TokenizerKind.basicEnglish, .words],
    [[0xff], [0xc3], [0xe2, 0x82], [0x80, 0x41], [0xf8]])
  func bytesThatAreNotTextAreKept(kind: TokenizerKind, bytes: [UInt8]) {
    var tokens: [[UInt8]] = []
    bytes.withUnsafeBufferPointer { text in
      kind.tokenizer.forEachToken(in: text) { tokens.append(Array($0.bytes)) }
    }
    #expect(tokens.count == 1)
  }

  @Test func countsTokens() {
    let text = Array("one, two".utf8)
    #expect(text.withUnsafeBufferPointer { BasicEnglishTokenizer().count(in: $0) } == 3)
  }
}
