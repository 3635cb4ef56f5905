import Foundation
import Random
import Testing

@testable import Text

@Suite struct NormalizingTests {
  /// Words that can be written with composed letters or with accents of their own.
  static let accented = [
    "café", "naïve", "Škoda", "Việt Nam", "Ångström", "한국어", "ΰψέ", "й ё", "क़ख़ग़", "が ぷ",
    "x\u{323}\u{307}", "q\u{307}\u{323}",
  ]

  private func normal(
    _ text: String, composes: Bool = true, replacesMarks: Bool = false
  ) -> (text: [UInt8], changes: NormalizationCounts) {
    let normalizer = TextNormalizer(composes: composes, replacesMarks: replacesMarks)
    var (result, changes) = ([UInt8](), NormalizationCounts())
    Array(text.utf8).withUnsafeBufferPointer {
      normalizer.append($0, to: &result, counting: &changes)
    }
    return (result, changes)
  }

  private func bytes(_ tokens: [String]) -> [[UInt8]] { tokens.map { Array($0.utf8) } }

  @Test(arguments: accented)
  func bothSpellingsAreOneWord(word: String) {
    let (nfc, nfd) = (
      word.precomposedStringWithCanonicalMapping, word.decomposedStringWithCanonicalMapping
    )
    #expect(normal(nfc).text == Array(nfc.utf8))
    #expect(normal(nfc).changes == NormalizationCounts())
    #expect(normal(nfd).text == Array(nfc.utf8))
    for kind in [TokenizerKind.words, .characters] {
      #expect(bytes(kind.tokenizer.tokens(in: nfd)) == bytes(kind.tokenizer.tokens(in: nfc)))
    }
    #expect(
      bytes(TokenizerKind.basicEnglish.tokenizer.tokens(in: nfd))
        == bytes(BasicEnglishTokenizer().tokens(in: nfd)))
    let asked = Tokenization(.basicEnglish, form: .nfc).tokenizer
    #expect(bytes(asked.tokens(in: nfd)) == bytes(asked.tokens(in: nfc)))
  }

  /// Each is cut as the second would be.
  static let typographic = [
    ("“don’t”", "\"don't\""), ("window—it", "window-it"), ("said…", "said..."),
    ("‘Tis", "'Tis"), ("«oui»", "\"oui\""), ("„ja“", "\"ja\""), ("10\u{A0}000", "10 000"),
    ("a\u{202F}b", "a b"), ("1914–1918", "1914-1918"), ("co\u{2011}op", "co-op"),
    ("‹c›", "'c'"), ("wait\u{2015}", "wait-"),
  ]

  @Test(arguments: typographic)
  func marksAreReadAsTheirKin(written: String, kin: String) {
    let words = TokenizerKind.words.tokenizer
    #expect(words.tokens(in: written) == WordTokenizer().tokens(in: kin))
    #expect(
      TokenizerKind.characters.tokenizer.tokens(in: written)
        == CharacterTokenizer().tokens(in: kin))
    #expect(
      TokenizerKind.basicEnglish.tokenizer.tokens(in: written)
        == BasicEnglishTokenizer().tokens(in: written))
    let asWritten = Tokenization(.words, punctuation: .asWritten).tokenizer
    #expect(asWritten.tokens(in: written) == WordTokenizer().tokens(in: written))
    #expect(normal(written, replacesMarks: true).text == Array(kin.utf8))
  }

  @Test func theTableOfMarksIsTheOneInUse() {
    for (ascii, marks) in TypographicMarks.kin {
      for mark in marks {
        #expect(normal(String(mark), replacesMarks: true).text == Array(ascii.utf8))
        #expect(normal(String(mark), replacesMarks: true).changes.marks == 1)
      }
    }
    let listed = Set(TypographicMarks.kin.flatMap { $0.marks.unicodeScalars })
    let known = (0x80...0x2FFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
      .filter { TypographicMarks.ascii(for: $0) != nil }
    #expect(listed == Set(known))
  }

  @Test func aSyllableTakesItsFinalConsonant() {
    #expect(normal("가\u{11A8}").text == Array("각".utf8))
    #expect(normal("가\u{11A8}").changes.composed == 1)
  }

  /// Texts of pieces that are hard in combination.
  private static func hardTexts() -> [String] {
    var random = MersenneTwister(seed: 18)
    let pieces: [Unicode.Scalar] = [
      "a", "e", " ", "\n", "\r", "\u{301}", "\u{307}", "\u{323}", "é", "“", "’", "—", "…", "\u{A0}",
      "が", "\u{3099}", "か", "\u{1100}", "\u{1161}", "\u{11A8}", "가", "क", "\u{93C}", "\u{212B}",
      "\u{200D}", "👩", "👧", "\u{FE0F}", "🇩", "🇪", "\u{1F3FD}", "日", "Σ", "\u{345}", "\u{600}",
      "。", "、", "！", "，", "本", "1", ".", "'", "\u{202F}", "ไ", "ท", "ย", "\u{E35}", "ネ", "\u{FF9E}",
    ]
    return (0..<400).map { _ in
      let length = 1 + Int(random.nextWord() % 40)
      var text = String.UnicodeScalarView()
      for _ in 0..<length { text.append(pieces[Int(random.nextWord()) % pieces.count]) }
      return String(text)
    }
  }

  @Test func composesAsFoundationDoesAndTwiceIsOnce() {
    for text in Self.hardTexts() {
      let once = normal(text).text
      let parts = text.decomposedStringWithCanonicalMapping
      #expect(
        once == Array(parts.precomposedStringWithCanonicalMapping.utf8),
        "\(text.debugDescription)")
      let both = String(decoding: normal(text, replacesMarks: true).text, as: UTF8.self)
      let again = normal(both, replacesMarks: true)
      #expect(again.text == Array(both.utf8), "\(text.debugDescription)")
      #expect(again.changes == NormalizationCounts())
    }
  }

  @Test func tokensDependOnNeitherTheFormNorTheBordersOfBlocks() {
    let text = Self.hardTexts().joined(separator: " x\n")
    for kind in [TokenizerKind.words, .dictionary, .characters] {
      let whole = kind.tokenizer.tokens(in: text)
      let decomposed = kind.tokenizer.tokens(in: text.decomposedStringWithCanonicalMapping)
      #expect(bytes(decomposed) == bytes(whole))
      for size in [1, 2, 7, 64, 1000] {
        let cut = NormalizingTokenizer(
          tokenizer: kind.rawTokenizer,
          normalizer: TextNormalizer(
            composes: true, replacesMarks: Tokenization(kind).punctuation == .typographic),
          size: size)
        let isSame = bytes(cut.tokens(in: text)) == bytes(whole)
        #expect(isSame, "\(kind), blocks of \(size)")
      }
    }
  }

  @Test func aTagIsNotCutByABlock() {
    let tags = [
      "<br /> ", "<BR />", "<br\" \"/>", "<\"b\"r\" />", "<br  />", "< br />", "abr />", "br />",
    ]
    let text = tags.map { "a \($0) b é\($0)é " }.joined(separator: "\n")
    for size in 1...20 {
      let cut = NormalizingTokenizer(
        tokenizer: BasicEnglishTokenizer(),
        normalizer: TextNormalizer(composes: true, replacesMarks: false), size: size)
      #expect(cut.tokens(in: text) == BasicEnglishTokenizer().tokens(in: text), "blocks of \(size)")
    }
  }
}
