import Foundation
import Testing
import Text

@Suite struct SampleCorpusTests {
  private static let grammar = Result { try SampleCorpus.reviewGrammar() }
  private static let corpus = Result { try SampleCorpus.generate() }
  private static let train = Result { try corpus.get().train.map(Naive.basicEnglish) }
  private static let test = Result { try corpus.get().test.map(Naive.basicEnglish) }

  @Test func grammarIsUnambiguous() throws {
    let found = try Self.grammar.get().ambiguities()
    #expect(found.isEmpty, "\(found.map(\.description).joined(separator: "\n"))")
  }

  @Test func chancesOfEachChoiceAddUpToOne() throws {
    for choice in try Self.grammar.get().choices {
      let sum = choice.distribution.logProbabilities.reduce(0) { $0 + exp($1) }
      #expect(abs(sum - 1) < 1e-12, "\(choice.location)")
    }
  }

  @Test func reviewsAreShort() throws {
    let lengths = try Self.grammar.get().lengths
    #expect(lengths.lowerBound >= 10)
    #expect(lengths.upperBound < 250)
  }

  @Test func corpusIsLargeEnough() throws {
    let train = try Self.train.get()
    let test = try Self.test.get()
    #expect(train.count == 6000)
    #expect(test.count == 1200)
    #expect(Set(train.joined()).count >= 1500)
    let mean = Double(train.joined().count) / Double(train.count)
    #expect((35...45).contains(mean))
  }

  @Test func testReviewsHoldNoNewWord() throws {
    let known = Set(try Self.train.get().joined())
    let new = Set(try Self.test.get().joined()).subtracting(known)
    #expect(new.isEmpty, "\(new.sorted())")
  }

  @Test func noTestReviewIsATrainingReview() throws {
    let corpus = try Self.corpus.get()
    #expect(Set(corpus.train).isDisjoint(with: corpus.test))
  }

  /// The text yields the tokens that the grammar wrote, and the tokens their probability: the same
  /// generators write the same reviews here as in the corpus.
  @Test(arguments: [(1 as UInt64, 6000), (2, 1200)])
  func everyReviewReadsBack(seed: UInt64, count: Int) throws {
    let grammar = try Self.grammar.get()
    let corpus = try Self.corpus.get()
    let texts = seed == 1 ? corpus.train : corpus.test
    let tokens = try (seed == 1 ? Self.train : Self.test).get()
    var generator = SplitMix64(seed: seed)
    var faults: [String] = []
    for index in 0..<count {
      let written = grammar.derive(using: &generator)
      let read = grammar.logProbability(of: tokens[index])
      let isRight =
        written.text == texts[index] && written.tokens == tokens[index]
        && read.map { abs($0 - written.logProbability) < 1e-9 } == true
        && (seed == 1 || corpus.testLogProbabilities[index] == written.logProbability)
      if !isRight { faults.append(texts[index]) }
    }
    #expect(faults.isEmpty, "\(faults.prefix(3))")
  }

  @Test func floorPerplexityIsThatOfAModestLanguage() throws {
    let corpus = try Self.corpus.get()
    let targets = try Self.test.get().reduce(0) { $0 + $1.count + 1 }
    let floor = exp(-corpus.testLogProbabilities.reduce(0, +) / Double(targets))
    #expect((8...18).contains(floor))
  }

  @Test func textsLookNatural() throws {
    for text in try Self.corpus.get().test {
      #expect(text.first?.isUppercase == true || text.first?.isNumber == true)
      #expect(text.last.map { ".!".contains($0) } == true)
      for flaw in ["  ", " .", " ,", " !", " )", "( ", " '", "' ", ";", ":", "\"", "..", ".!"] {
        #expect(!text.contains(flaw), "\(text)")
      }
    }
  }

  @Test func namesComeBack() throws {
    let text = try #require(
      try Self.corpus.get().test.first { $0.hasPrefix("Starring ") && $0.contains("Give ") })
    let words = text.split { !$0.isLetter && !$0.isNumber }
    let place = try #require(words.lastIndex(of: "Give"))
    #expect(words[2] == words[place + 1])
  }

  @Test func isAlwaysTheSame() throws {
    let corpus = try Self.corpus.get()
    #expect(digest(corpus.train) == 10_510_429_087_547_040_252)
    #expect(digest(corpus.test) == 12_709_391_340_396_597_331)
    #expect(try SampleCorpus.generate(training: 3, test: 2).train == Array(corpus.train[..<3]))
    #expect(try SampleCorpus.generate(training: 0, test: 2).test == Array(corpus.test[..<2]))
  }

  /// FNV-1a, 64 bits, over the lines.
  private func digest(_ lines: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for line in lines {
      for byte in line.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 10) &* 0x100_0000_01B3
    }
    return hash
  }
}
