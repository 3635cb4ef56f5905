import Testing

@testable import Text

@Suite struct CharacterTokenizerTests {
  @Test(arguments: [
    ("ab c", ["a", "b", " ", "c"]),
    ("a\r\nb\n\rc", ["a", "\r\n", "b", "\n", "\r", "c"]),
    ("👨‍👩‍👧‍👦!", ["👨‍👩‍👧‍👦", "!"]),
    ("🇩🇪🇫🇷a", ["🇩🇪", "🇫🇷", "a"]),
    ("👍🏽👍", ["👍🏽", "👍"]),
    ("e\u{301}x\u{323}\u{307}", ["e\u{301}", "x\u{323}\u{307}"]),
    ("\u{1112}\u{1161}\u{11AB}한", ["\u{1112}\u{1161}\u{11AB}", "한"]),
    ("日本語。テスト", ["日", "本", "語", "。", "テ", "ス", "ト"]),
    ("1\u{FE0F}\u{20E3}2", ["1\u{FE0F}\u{20E3}", "2"]),
    ("สวัสดี", ["ส", "วั", "ส", "ดี"]),
    ("ABC äÖ", ["A", "B", "C", " ", "ä", "Ö"]),
    ("\u{301}a", ["\u{301}", "a"]),
    ("", []),
  ])
  func clusters(text: String, expected: [String]) {
    let tokens = CharacterTokenizer().tokens(in: text)
    #expect(tokens.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    #expect(tokens == text.map(String.init))
  }

  @Test func bytesThatAreNotTextAreKept() {
    var bytes: [UInt8] = []
    [0x41, 0xFF, 0xC3, 0x41, 0xE2, 0x82].withUnsafeBufferPointer { text in
      CharacterTokenizer().forEachToken(in: text) { bytes += $0.bytes }
    }
    #expect(bytes == [0x41, 0xFF, 0xC3, 0x41, 0xE2, 0x82])
  }

  @Test func moreCharactersThanABatchHolds() {
    let text = String(repeating: "né e\u{301}\u{1F3FD}", count: 2000)
    let tokens = CharacterTokenizer().tokens(in: text)
    #expect(tokens == text.map(String.init))
  }
}
