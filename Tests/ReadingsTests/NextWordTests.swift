import Neural
import Pipeline
import Readings
import Record
import Testing
import Text

@Suite struct NextWordTests {
  private static let words = ["the", "film", "was", "slow", "and", "good", "."]
  private let completer = PromptCompleter(
    model: exampleModel(exampleShape(Self.words.count, 4, 6, 1)),
    vocab: TokenizedVocabulary(
      vocabulary: Vocabulary(
        words: Self.words, counts: [9, 7, 6, 5, 4, 3, 2], hasSpecials: false,
        types: Self.words.count, tokens: 36),
      tokenizer: .words))

  private func nextWord(topK: Int, showing count: Int) throws -> NextWord {
    try completer.nextWord(
      after: "the film", sampler: completer.sampler(temperature: 1, topK: topK, topP: 1),
      showing: count)
  }

  @Test func chancesAddUp() throws {
    let all = try nextWord(topK: 0, showing: Self.words.count)
    #expect(all.kept == Self.words.count && all.others == 0)
    #expect(Set(all.candidates.map(\.word)) == Set(Self.words))
    #expect(abs(all.keptProbability - 1) < 1e-9)
    for candidate in all.candidates {
      #expect(abs(candidate.chance - candidate.probability) < 1e-9)
    }
  }

  @Test func whatIsCutOffHasAProbabilityButNoChance() throws {
    let all = try nextWord(topK: 0, showing: Self.words.count)
    let few = try nextWord(topK: 3, showing: 5)
    #expect(few.kept == 3 && few.others == Self.words.count - 5)
    #expect(few.candidates.map { $0.chance > 0 } == [true, true, true, false, false])
    #expect(few.candidates.allSatisfy { $0.probability > 0 })
    #expect(few.candidates.map(\.word) == all.candidates.prefix(5).map(\.word))
    #expect(abs(few.candidates.reduce(0) { $0 + $1.chance } - 1) < 1e-9)
  }

  @Test func aPromptNeedsWordsOfTheVocabulary() {
    let sampler = completer.sampler(temperature: 1, topK: 0, topP: 1)
    #expect(throws: UnknownWord.self) {
      try completer.nextWord(after: "the play", sampler: sampler, showing: 3)
    }
    #expect(throws: EmptyPrompt.self) {
      try completer.nextWord(after: " ", sampler: sampler, showing: 3)
    }
  }
}
