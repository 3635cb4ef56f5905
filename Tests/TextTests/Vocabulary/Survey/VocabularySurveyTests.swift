import Foundation
import Random
import TestSupport
import Testing
import Wording

@testable import Text

@Suite struct VocabularySurveyTests {
  private func survey(
    _ text: String, _ kind: TokenizerKind = .words, punctuation: Punctuation = .automatic
  ) throws -> VocabularySurvey {
    var documents = Documents()
    documents.append(text, name: "text.txt")
    return try survey([documents], Tokenization(kind, punctuation: punctuation))
  }

  private func survey(
    _ texts: [Documents], _ tokenization: Tokenization
  ) throws -> VocabularySurvey {
    var counter = TokenCounter()
    for documents in texts {
      counter.add(documents, tokenizer: tokenization.tokenizer) { _ in }
    }
    return try VocabularySurvey(of: counter, in: texts, tokenization: tokenization)
  }

  private static func random(_ count: Int, of alphabet: String, line: Int = 0) -> String {
    var generator = MersenneTwister(seed: 7)
    let letters = Array(alphabet)
    var text = ""
    for index in 0..<count {
      if line > 0, index > 0, index % line == 0 { text.append("\n") }
      text.append(letters[Int(generator.nextWord()) % letters.count])
    }
    return text
  }

  static let notWords: [(String, String, VocabularySurvey.Doubt)] = [
    (
      "base64",
      random(
        100_000, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+", line: 76),
      .longWords
    ),
    ("dna", random(100_000, of: "ACGT", line: 60), .longWords),
    ("protein", random(50_000, of: "ACDEFGHIKLMNPQRSTVWY", line: 80), .longWords),
    ("hexadecimal", random(50_000, of: "0123456789abcdef", line: 64), .longWords),
    (
      "numbers",
      (0..<4_000).map { "\($0 * 7919 % 1000).\($0 % 10),\($0 * 31 % 97),\($0)" }
        .joined(separator: "\n"), .fewLetters
    ),
    (
      "dates",
      (0..<2_000).map { "\(2000 + $0 % 25)/\(1 + $0 % 12)/\(1 + $0 % 28)" }
        .joined(separator: "\n"), .fewLetters
    ),
    ("chinese", random(20_000, of: "没了桥答说长今花园亮看边信灯见一停那音医，。", line: 90), .noSpaces),
    ("japanese", random(20_000, of: "このあめがふるひとはいえにかえる、。", line: 50), .noSpaces),
    ("thai", random(20_000, of: "กขคงจฉชซญฐณดตถทธนบปผพฟมยรลวศสห", line: 70), .noSpaces),
    ("one word", "the word " + String(repeating: "a", count: 3_000_000) + " ends", .longToken),
    ("identifiers", (0..<5_000).map { "k\($0 * 7919 % 99991)" }.joined(separator: " "), .seenOnce),
  ]

  @Test(arguments: notWords)
  func whatIsNotWordsIsDoubted(
    name: String, text: String, doubt: VocabularySurvey.Doubt
  ) throws {
    for kind in [TokenizerKind.words, .basicEnglish] {
      let survey = try survey(text, kind)
      #expect(survey.doubts.contains(doubt), "\(name), \(kind): \(survey)")
      for doubt in survey.doubts { #expect(survey.finding(doubt).text.description.count < 250) }
    }
    #expect(try survey(text, .characters).doubts.isEmpty)
    #expect(try !survey(text, .dictionary).doubts.contains(.noSpaces))
  }

  @Test func whereThereAreNoSpacesADictionaryIsNamed() throws {
    for sentence in ["今天天气很好，我们去公园玩。", "ภาพยนตร์เรื่องนี้สนุกมาก ", "昨日見た映画は面白かった。"] {
      let text = String(repeating: sentence, count: 200)
      let survey = try survey(text)
      #expect(survey.doubts.first == .noSpaces)
      #expect(survey.finding(.noSpaces).sentence.contains("vocab.tokenizer=.dictionary"))
      #expect(try self.survey(text, .dictionary).doubts.isEmpty)
    }
  }

  @Test(arguments: [
    "The cat sat on the mat, and the dog did not mind: it was asleep. ",
    "Die Donaudampfschifffahrtsgesellschaft hat ihren Sitz in Wien, sagt man. ",
    "Juoksentelisinkohan kotimaisemissani huomenna, jos aurinko paistaa? ",
    "Il a dit : « L’été, c’est aujourd’hui… » et puis — rien. ",
    "В начале было слово, и слово было у всех на устах. ",
    "كان يا ما كان في قديم الزمان وسالف العصر والأوان. ",
    "나는 오늘 아침에 시장에 갔다. ",
    "To be, or not to be: that is the question. ",
  ])
  func proseIsNotDoubted(sentence: String) throws {
    for count in [1, 30, 3000] {
      let survey = try survey(String(repeating: sentence, count: count))
      #expect(survey.doubts.isEmpty, "\(survey)")
    }
  }

  @Test func theSamplesAreNotDoubted() throws {
    let story = try SampleKind.story.corpus(options: ReadOptions())
    let reviews = try SampleKind.reviews.corpus(options: ReadOptions())
    #expect(try survey([story.train], Tokenization(.words)).doubts.isEmpty)
    #expect(try survey([reviews.train], Tokenization(.basicEnglish)).doubts.isEmpty)
    let normalized = try survey([story.train], Tokenization(.words)).normalized
    #expect(normalized == NormalizationCounts())
  }

  @Test func countsWhatIsGlued() throws {
    let survey = try survey(
      "well-known don't [sic] #tag x=1 a+b -- 1.5 'quoted' end- “so”", .basicEnglish)
    // [sic], #tag, x=1, a+b, end- and “so”.
    #expect(survey.glued == 6)
    let words = try self.survey("“don’t” said—he… «no»")
    #expect(words.glued == 0)
    #expect(words.normalized == NormalizationCounts(marks: 7))
  }

  @Test func findsTheLongestToken() throws {
    let long = String(repeating: "ab", count: 100)
    let survey = try survey("one two \(long) three")
    #expect(survey.longest?.characters == 200)
    #expect(survey.longest?.place?.description == "token 3 of text.txt")
    #expect(survey.longest?.label.count == 40)
    #expect(try self.survey("one three").longest == .init(label: "three", characters: 5))
    let lines = Array(repeating: "word", count: 2000).joined(separator: " ")
    #expect(
      try self.survey("\(lines) \(long)").longest?.place?.description == "token 2,001 of text.txt")
  }

  @Test func findsSpellingsThatLookAlike() throws {
    let survey = try survey("cafe\u{301} café Cafe co\u{AD}op coop naïve", .basicEnglish)
    #expect(survey.alike == 4)
    #expect(survey.examples.map(\.codePoints).contains(["U+0065 U+0301", "U+00E9"]))
    #expect(survey.examples.map(\.codePoints).contains(["U+00AD", "nothing"]))
    #expect(try self.survey("cafe\u{301} café", .words).alike == 0)
    #expect(try self.survey("aA", .characters).alike == 0)
  }

  @Test func aTextOfOneWordIsNoText() throws {
    #expect(try survey(Self.notWords[6].1.replacing("\n", with: "")).isOneToken)
    #expect(try survey(Self.notWords[9].1).isOneToken)
    #expect(try !survey("One word after another.").isOneToken)
    #expect(try !survey("", .words).isOneToken)
  }

  @Test(.enabled(if: RealData.hasNovel, "the novel does not lie beside this package"))
  func theNovelIsNotDoubted() throws {
    let corpus = try CorpusLocation(path: RealData.novel).read(
      sample: { throw CorpusError.emptyPath })
    let survey = try survey([corpus.train], Tokenization(.words))
    #expect(survey.doubts.isEmpty)
    #expect(survey.gluedShare < 0.01)
    #expect(survey.normalized == NormalizationCounts())
  }

  @Test(.enabled(if: RealData.hasReviews, "the reviews do not lie beside this package"))
  func reviewsAreNotDoubted() throws {
    let corpus = try CorpusLocation(path: RealData.reviews).read(
      options: ReadOptions(limit: 2000, testLimit: 500), sample: { throw CorpusError.emptyPath })
    let survey = try survey([corpus.train], Tokenization(.basicEnglish))
    #expect(survey.doubts.isEmpty)
    #expect(survey.gluedShare < 0.03)
  }
}
