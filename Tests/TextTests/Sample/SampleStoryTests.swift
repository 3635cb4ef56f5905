import Foundation
import Testing
import Text

@Suite struct SampleStoryTests {
  private static let grammar = Result { try SampleStory.grammar() }
  private static let story = Result { try SampleStory.generate() }

  private static func tokens(_ text: String) -> [String] { WordTokenizer().tokens(in: text) }

  @Test func grammarIsUnambiguous() throws {
    let found = try Self.grammar.get().ambiguities()
    #expect(found.isEmpty, "\(found.map(\.description).joined(separator: "\n"))")
  }

  /// The tokenizer of the second book yields the tokens that the grammar wrote, and these their
  /// probabilities, one for each token.
  @Test func theWholeStoryReadsBack() throws {
    let story = try Self.story.get()
    let tokens = Self.tokens(story.text)
    #expect((200_000..<200_200).contains(tokens.count))
    #expect(story.tokenLogProbabilities.count == tokens.count)
    let read = try #require(try Self.grammar.get().tokenLogProbabilities(of: tokens))
    let furthest = zip(read, story.tokenLogProbabilities).map { abs($0 - $1) }.max() ?? 1
    #expect(furthest < 1e-9)
    #expect(story.tokenLogProbabilities.allSatisfy { $0 <= 0 })
  }

  @Test func perplexityOfTheProgramIsLowAndNotOne() throws {
    let chances = try Self.story.get().tokenLogProbabilities
    let floor = exp(-chances.reduce(0, +) / Double(chances.count))
    #expect((1.3...2).contains(floor))
  }

  @Test func daysLookNatural() throws {
    let days = try Self.story.get().text.split(separator: "\n\n").dropFirst()
    #expect(days.count > 2000)
    let flawed = days.filter { day in
      ["  ", " .", " ,", " !", " ?", "..", ",.", "{", "<"].contains { day.contains($0) }
        || !day.count { $0 == "\"" }.isMultiple(of: 2) || day.first?.isUppercase != true
    }
    #expect(flawed.isEmpty, "\(flawed.prefix(3))")
  }

  /// What can be remembered: a name keeps one trade through the whole story.
  @Test func namesKeepTheirTrades() throws {
    var trades: [Substring: Set<Substring>] = [:]
    for match in try Self.story.get().text.matches(of: /([A-Z][a-z]+), the ([a-z ]+)[,.]/) {
      trades[match.1, default: []].insert(match.2)
    }
    #expect(trades.count > 25)
    #expect(trades.values.allSatisfy { $0.count == 1 }, "\(trades)")
  }

  @Test func isAlwaysTheSame() throws {
    let text = try Self.story.get().text
    #expect(text.hasPrefix("Once there was a town between a river and the sea."))
    #expect(digest(text) == 12_174_679_591_747_455_824)
    #expect(text.hasPrefix(try SampleStory.generate(length: 500).text))
  }

  @Test func aShortStoryEndsWithItsDay() throws {
    let story = try SampleStory.generate(length: 0)
    #expect(Self.tokens(story.text).count == story.tokenLogProbabilities.count)
    #expect(!story.text.contains("\n"))
  }

  @Test(arguments: SampleKind.allCases) func corporaAreGenerated(kind: SampleKind) throws {
    let corpus = try kind.corpus()
    #expect(corpus.isGenerated)
    #expect((corpus.test == nil) == (kind == .story))
    #expect((corpus.tokenLogProbabilities != nil) == (kind == .story))
    #expect((corpus.testLogProbabilities != nil) == (kind == .reviews))
    #expect(corpus.train.count == (kind == .story ? 1 : 6000))
  }

  /// FNV-1a, 64 bits.
  private func digest(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
