import Foundation
import TestSupport
import Testing
import Text

@Suite struct VocabularyTests {
  private func counter(_ texts: String...) -> TokenCounter {
    var documents = Documents()
    for text in texts { documents.append(text, name: "text") }
    var counter = TokenCounter()
    counter.add(documents, tokenizer: BasicEnglishTokenizer()) { _ in }
    return counter
  }

  @Test func aLongTokenIsCutWhereAPageShowsIt() throws {
    let (long, short) = (String(repeating: "é", count: 41), String(repeating: "é", count: 40))
    let vocabulary = try Vocabulary(
      counter("\(long) \(short) a"), ties: .token, hasSpecials: false)
    let labels = Set((0..<vocabulary.size).map { vocabulary.label(of: $0) })
    #expect(labels == ["a", short, short.dropLast() + "…"])
    #expect(Set(vocabulary.words) == ["a", short, long])
  }

  /// What Tests/Reference/vocabulary.py wrote: ties broken by the rules of both books.
  struct Vocabularies: Decodable {
    struct Case: Decodable {
      var rule: String
      var texts: [String]
      var maxTokens: Int
      var minFrequency: Int
      var words: [String]
      var counts: [Int]
      var probes: [String]
      var ids: [Int32]
    }

    var cases: [Case]
  }

  @Test(arguments: [TokenizerKind.basicEnglish, .words])
  func tiesAreBrokenAsInThePythonOfTheBooks(kind: TokenizerKind) throws {
    let isTorchtext = kind == .basicEnglish
    let cases = try Fixture.json("vocabulary", as: Vocabularies.self).cases
      .filter { $0.rule == (isTorchtext ? "torchtext" : "novel") }
    #expect(cases.count > 10)
    for example in cases {
      var documents = Documents()
      for text in example.texts { documents.append(text, name: "text") }
      var counter = TokenCounter()
      let asWritten = Tokenization(kind, form: .none, punctuation: .asWritten)
      counter.add(documents, tokenizer: asWritten.tokenizer) { _ in }
      let vocabulary = try Vocabulary(
        counter, ties: kind.tieOrder, hasSpecials: isTorchtext, maxTokens: example.maxTokens,
        minFrequency: example.minFrequency)
      // Strings compare by canonical equivalence, tokens by their bytes.
      #expect(vocabulary.words.map { Array($0.utf8) } == example.words.map { Array($0.utf8) })
      #expect(vocabulary.counts == example.counts)
      #expect(example.probes.map { vocabulary.id(of: $0) ?? -1 } == example.ids)
    }
  }

  @Test func ordersLikeTorchtext() throws {
    let vocabulary = try Vocabulary(
      counter("z z b é a b c Z 😀"), ties: .token, hasSpecials: true)
    #expect(
      vocabulary.words == ["<unk>", "<pad>", "<bos>", "<eos>", "z", "b", "a", "c", "é", "😀"])
    #expect(vocabulary.counts == [0, 0, 0, 0, 3, 2, 1, 1, 1, 1])
    #expect(vocabulary.unknown == 0)
    #expect(vocabulary.padding == 1)
    #expect(vocabulary.beginning == 2)
    #expect(vocabulary.end == 3)
  }

  @Test func ordersLikeTheNovelBook() throws {
    let vocabulary = try Vocabulary(
      counter("z y y b a b c"), ties: .appearance, hasSpecials: false)
    #expect(vocabulary.words == ["y", "b", "z", "a", "c"])
    #expect(vocabulary.unknown == nil)
    #expect(vocabulary.id(of: "y") == 0)
    #expect(vocabulary.id(of: "nowhere") == nil)
  }

  @Test func sizeIncludesSpecialTokens() throws {
    let counter = counter("a a a b b c")
    let vocabulary = try Vocabulary(counter, ties: .token, hasSpecials: true, maxTokens: 6)
    #expect(vocabulary.size == 6)
    #expect(vocabulary.id(of: "b") == 5)
    #expect(vocabulary.id(of: "c") == 0)
    #expect(vocabulary.coverage == 5.0 / 6)
    #expect(vocabulary.types == 3)
    #expect(vocabulary.tokens == 6)
  }

  @Test func rareWordsAreLeftOut() throws {
    let vocabulary = try Vocabulary(
      counter("a a a b b c"), ties: .token, hasSpecials: false, minFrequency: 2)
    #expect(vocabulary.words == ["a", "b"])
  }

  @Test func aTextCanNotSpellASpecialToken() throws {
    let vocabulary = try Vocabulary(
      counter("<pad> <pad> <eos> word"), ties: .token, hasSpecials: true)
    #expect(vocabulary.words == Vocabulary.specials + ["word"])
    #expect(vocabulary.id(of: "<pad>") == vocabulary.unknown)
    #expect(vocabulary.id(of: "<eos>") == vocabulary.unknown)
  }

  @Test func everyWordFindsItsID() throws {
    let words = (0..<3000).map { "w\($0 * 7919 % 5000)" }
    let vocabulary = try Vocabulary(
      counter(words.joined(separator: " ")), ties: .token, hasSpecials: true)
    for id in 4..<vocabulary.size {
      #expect(vocabulary.id(of: vocabulary.token(of: id)) == Int32(id))
    }
  }

  @Test func whatWasStoredGivesTheSame() throws {
    let made = try Vocabulary(counter("a b b"), ties: .token, hasSpecials: true)
    let stored = Vocabulary(
      words: made.words, counts: made.counts, hasSpecials: made.hasSpecials, types: made.types,
      tokens: made.tokens)
    #expect(stored.tsv == made.tsv)
    #expect(stored.id(of: "a") == made.id(of: "a"))
    #expect(stored.coverage == 1)
  }

  @Test func tableEscapesWhatWouldBreakIt() {
    let vocabulary = Vocabulary(
      words: ["a\tb", "c\\n", "d\ne", "f\rg"], counts: [4, 3, 2, 1], hasSpecials: false, types: 4,
      tokens: 10)
    #expect(
      vocabulary.tsv
        == "id\ttoken\tcount\n0\ta\\tb\t4\n1\tc\\\\n\t3\n2\td\\ne\t2\n3\tf\\rg\t1\n")
  }

  @Test func nothingToKeepIsAnError() {
    #expect(throws: VocabularyError.noTokens) {
      try Vocabulary(counter("", " \n"), ties: .token, hasSpecials: true)
    }
    #expect(throws: VocabularyError.noRoom(maxTokens: 4, specials: 4)) {
      try Vocabulary(counter("a"), ties: .token, hasSpecials: true, maxTokens: 4)
    }
    #expect(throws: VocabularyError.tooRare(minFrequency: 3, mostFrequent: 2)) {
      try Vocabulary(counter("a a b"), ties: .token, hasSpecials: true, minFrequency: 3)
    }
  }

  @Test func unigramLossIsTheEntropyOfTheCounts() throws {
    let even = try Vocabulary(counter("a b c d"), ties: .token, hasSpecials: false)
    #expect(abs(even.unigramLoss - log(4)) < 1e-12)
    let single = try Vocabulary(counter("a a a"), ties: .token, hasSpecials: true)
    #expect(single.unigramLoss == 0)
    // a twice, and the two that are left out, as one.
    let cut = try Vocabulary(counter("a a b c"), ties: .token, hasSpecials: true, maxTokens: 5)
    #expect(abs(cut.unigramLoss - log(2)) < 1e-12)
  }

  @Test(arguments: [true, false]) func aTableReadsBack(hasSpecials: Bool) throws {
    let vocabulary = try Vocabulary(
      counter("z z \u{301}b é \\n a\\t 😀 <unk>"), ties: .appearance, hasSpecials: hasSpecials)
    let read = try Vocabulary(tsv: vocabulary.tsv, hasSpecials: hasSpecials)
    #expect(read.words == vocabulary.words)
    #expect(read.counts == vocabulary.counts)
    #expect(read.tsv == vocabulary.tsv)
    let odd = Vocabulary(
      words: ["\t", "\n", "\r", "\\", "\\t"], counts: [5, 4, 3, 2, 1], hasSpecials: false, types: 5,
      tokens: 15)
    #expect(try Vocabulary(tsv: odd.tsv, hasSpecials: false).words == odd.words)
  }

  @Test(arguments: [
    ("", 1), ("id\ttoken\n", 1), ("id\ttoken\tcount\n", 2), ("id\ttoken\tcount\n0\ta\n", 2),
    ("id\ttoken\tcount\n1\ta\t3\n", 2), ("id\ttoken\tcount\n0\ta\tmany\n", 2),
    ("id\ttoken\tcount\n0\ta\t-1\n", 2), ("id\ttoken\tcount\n0\ta\t3\n1\ta\t2\n", 3),
    ("id\ttoken\tcount\n0\t\\x\t3\n", 2), ("id\ttoken\tcount\n0\ta\t3\n\n", 3),
    // Numbers that are larger than any count, alone or together.
    ("id\ttoken\tcount\n0\ta\t9223372036854775808\n", 2),
    ("id\ttoken\tcount\n99999999999999999999\ta\t1\n", 2),
    ("id\ttoken\tcount\n0\ta\t9223372036854775807\n1\tb\t1\n", 3),
    ("id\ttoken\tcount\n0\ta\t1\n0\tb\t1\n", 3), ("id\ttoken\tcount\n-1\ta\t1\n", 2),
    ("id\ttoken\tcount\n0\ta\t1\n1\ta\t1\n", 3), ("id\ttoken\tcount\n0\ta\t1\t2\n", 2),
    // A table that was cut off.
    ("id\ttoken\tcount", 1), ("id\ttoken\tcount\n0\ta\t12", 2),
  ]) func aDamagedTableIsRefused(table: String, line: Int) {
    #expect(throws: VocabularyError.damagedTable(line: line)) {
      try Vocabulary(tsv: table, hasSpecials: false)
    }
  }

  @Test func aTableWithoutItsSpecialTokensIsRefused() throws {
    let table = try Vocabulary(counter("a b"), ties: .token, hasSpecials: false).tsv
    #expect(throws: VocabularyError.damagedTable(line: 2)) {
      try Vocabulary(tsv: table, hasSpecials: true)
    }
  }
}
