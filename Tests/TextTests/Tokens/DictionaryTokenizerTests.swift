import Testing

@testable import Text

@Suite struct DictionaryTokenizerTests {
  /// Texts with a bar between tokens.
  static let texts = [
    "今天|天气|很好|，|我们|去|公园|玩|。",
    "《|红楼梦|》|—|—|“|真的|吗|？|”|她|问|…|…",
    "日本語|の|文章|を|単語|に|分割|する|の|は|難しい|こと|です|。",
    "ภาพยนตร์|เรื่อง|นี้|สนุก|มาก|แต่|ตอน|จบ|ไม่|ค่อย|ดี|นัก",
    "ພາສາ|ລາວ|ເປັນ|ພາສາ|ທາງການ|ຂອງ|ປະເທດ|ລາວ",
    "ភាសាខ្មែរ|គឺជា|ភាសាផ្លូវការ|របស់|ប្រទេស|កម្ពុជា",
    "他用|iphone| |15|拍|了|3|.|14gb|的|video",
    "ผม|ใช้| |iphone| |15| |ถ่าย| |\"|จริง|หรือ|?|\"| |2,500| |บาท",
    "“|don’t| |stop|,|”| |it's| |$|5|.|50|!| |well|-|known| |(|e|.|g|.| |o'clock|)",
    "👨‍👩‍👧‍👦|🇩🇪|🇫🇷|👍🏽| |1️⃣| |나는| |영화를| |보았다|.",
    "me|@|example|.|org|、|_id|:",
    "οδος|—|straße| |i\u{307}",
    "",
    "\n |\t| |\r\n| |",
  ]

  @Test(arguments: texts) func cutsWhereWordsEnd(text: String) {
    let expected = text.split(separator: "|").map(String.init)
      .filter { !$0.allSatisfy(\.isWhitespace) }
    let tokens = DictionaryTokenizer().tokens(in: text.replacing("|", with: ""))
    #expect(tokens == expected)
  }

  @Test func lowercasesAsTheOtherWordsAre() {
    #expect(DictionaryTokenizer().tokens(in: "ΟΔΟΣ İ ÄÖ TÜR") == ["οδος", "i\u{307}", "äö", "tür"])
  }

  @Test func whiteSpaceIsInNoToken() {
    let text = "10\u{202F}000\u{A0}km\u{3000}日本 \u{301}a\u{1c}b\u{2028}c"
    let tokens = DictionaryTokenizer().tokens(in: text)
    #expect(tokens == ["10", "000", "km", "日本", "\u{301}", "a", "b", "c"])
  }

  @Test func marksStayAsTheyAreWrittenUnlessAskedFor() {
    let text = "“好……”"
    #expect(TokenizerKind.dictionary.tokenizer.tokens(in: text) == ["“", "好", "…", "…", "”"])
    #expect(
      Tokenization(.dictionary, punctuation: .typographic).tokenizer.tokens(in: text)
        == ["\"", "好", ".", ".", ".", ".", ".", ".", "\""])
  }

  private static let prose = [
    "今天天气很好我们去公园玩他说这部电影的剧本写得不错但是演员的表演让人失望导演似乎没有想清楚故事要讲什么",
    "日本語の文章を単語に分割するのは難しいことです昨日見た映画はとても面白かったのでもう一度見たいと思いました",
    "ภาพยนตร์เรื่องนี้สนุกมากแต่ตอนจบไม่ค่อยดีนักผมอยากไปดูอีกครั้งกับเพื่อนของผม",
  ]

  /// A text without any border, many times as long as a piece.
  @Test(arguments: prose) func wordsDoNotDependOnWherePiecesEnd(sentence: String) {
    let text = String(repeating: sentence, count: 200)
    let whole = DictionaryTokenizer(window: 1 << 20).tokens(in: text)
    #expect(whole.count > 1_000)
    for window in [1_500, 2_048, 10_000] {
      let isSame = DictionaryTokenizer(window: window).tokens(in: text) == whole
      #expect(isSame, "\(window)")
      let later = DictionaryTokenizer(window: window).tokens(in: "始。" + text)
      let isSameLater = later.dropFirst(2) == whole[...]
      #expect(isSameLater, "\(window)")
    }
  }

  @Test func piecesEndAtBordersWhereThereAreSome() {
    let text = Self.prose.map { $0 + "。 X, y\n" }.joined()
    let whole = DictionaryTokenizer().tokens(in: text)
    for window in 300..<340 {
      let isSame = DictionaryTokenizer(window: window).tokens(in: text) == whole
      #expect(isSame, "\(window)")
    }
  }

  /// Lines of 300 kB to 3 MB, as a piece and how often it comes.
  @Test(arguments: [
    ("没了桥答说长今花园亮看没边信", 80_000), ("a", 3_000_000), ("e\u{301}", 500_000), ("🇩🇪", 100_000),
    (" ", 1_000_000), ("ab. ", 500_000), ("1,", 400_000),
  ])
  func nothingIsLostOfALongLine(piece: String, count: Int) {
    let text = Array(String(repeating: piece, count: count).utf8)
    var joined: [UInt8] = []
    text.withUnsafeBufferPointer { bytes in
      DictionaryTokenizer().forEachToken(in: bytes) { joined += $0.bytes }
    }
    let isWhole = joined == text.filter { $0 != 0x20 }
    #expect(isWhole)
  }

  @Test(
    arguments: [
      [0xff], [0xc3], [0xe2, 0x82], [0x80, 0x41], [0xf8], [0xe6, 0x97, 0xe6, 0x97, 0xa5],
    ])
  func bytesThatAreNotTextAreKept(bytes: [UInt8]) {
    var tokens: [UInt8] = []
    bytes.withUnsafeBufferPointer { text in
      DictionaryTokenizer().forEachToken(in: text) { tokens += $0.bytes }
    }
    #expect(tokens == bytes.map { $0 == 0x41 ? 0x61 : $0 })
  }

  @Test func manyThreadsCutAtOnce() async {
    let text = Self.prose.joined(separator: "\n")
    let alone = DictionaryTokenizer().tokens(in: text)
    await withTaskGroup { group in
      for _ in 0..<200 { group.addTask { DictionaryTokenizer().tokens(in: text) } }
      for await tokens in group { #expect(tokens == alone) }
    }
  }

  @Test func theLibraryHasAVersionAndItsDictionaries() throws {
    let library = try #require(TokenizerKind.dictionary.library)
    #expect(try #/[A-Za-z]+ \d+\.\d+(\.\d+)*/#.wholeMatch(in: library) != nil, "\(library)")
    #expect(SystemWordBreaks.hasDictionaries)
    #expect(TokenizerKind.words.library == nil)
  }
}
