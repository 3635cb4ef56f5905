import Random
import Testing
import Text

@Suite struct TokenCounterTests {
  private func counter(_ texts: String...) -> TokenCounter {
    var documents = Documents()
    for text in texts { documents.append(text, name: "text") }
    var counter = TokenCounter()
    counter.add(documents, tokenizer: BasicEnglishTokenizer()) { _ in }
    return counter
  }

  @Test func countsInOrderOfAppearance() {
    let counter = counter("b a b", "a c b")
    #expect((0..<counter.types).map(counter.token(of:)) == ["b", "a", "c"])
    #expect((0..<counter.types).map(counter.count(of:)) == [3, 2, 1])
    #expect(counter.total == 6)
    #expect(counter.singletons == 1)
  }

  @Test func manyTypesKeepTheirCounts() {
    let words = (0..<20_000).map { "w\($0 % 7000)" }
    let counter = counter(words.joined(separator: " "))
    #expect(counter.types == 7000)
    #expect((0..<7000).allSatisfy { counter.token(of: $0) == "w\($0)" })
    #expect((0..<7000).allSatisfy { counter.count(of: $0) == ($0 < 6000 ? 3 : 2) })
  }

  @Test func wordsOfAllLengthsAreToldApart() {
    var generator = MersenneTwister(seed: 5)
    let words = (0..<4000).map { _ in
      String((0...generator.next() % 20).map { _ in "abc".randomElement(using: &generator) ?? "a" })
    }
    let counter = counter(words.joined(separator: " "))
    var expected: [String: Int] = [:]
    for word in words { expected[word, default: 0] += 1 }
    #expect(counter.types == expected.count)
    #expect(
      (0..<counter.types).allSatisfy { counter.count(of: $0) == expected[counter.token(of: $0)] })
  }
}
