import Foundation
import Record
import Testing

@Suite struct LadderTests {
  private func evaluated(_ results: [String: Value]) -> Ladder? {
    Ladder(
      RunRecord(
        book: "imdb", run: "imdb", seed: 42, started: Date(timeIntervalSince1970: 0),
        machine: Machine(processor: "", cores: 1, blas: "", toolchain: ""), threads: 1,
        data: DataSource(source: "sample", digest: ""), overrides: [:], claims: [],
        steps: [
          StepRecord(
            id: .evaluate, key: "", state: .ran, seconds: 0, settings: [:], results: results)
        ]))
  }

  @Test(
    arguments: [
      (5, ["bigram", "trigram", "5-gram", "this model"]),
      (3, ["bigram", "trigram", "this model"]),
      (2, ["bigram", "2-gram", "trigram", "this model"]),
      (.number(4.5), ["bigram", "trigram", "this model"]),
      (.number(1e300), ["bigram", "trigram", "this model"]),
      (0, ["bigram", "trigram", "this model"]),
    ] as [(Value, [String])])
  func theBestOrderNamesItsRung(order: Value, names: [String]) throws {
    let ladder = try #require(
      evaluated([
        "perplexity": 30, "bigramPerplexity": 60, "trigramPerplexity": 50, "ngramPerplexity": 40,
        "ngramOrder": order,
      ]))
    #expect(ladder.rungs.map(\.name) == names)
    #expect(Set(ladder.rungs.map(\.note)).count == names.count)
  }

  @Test func whatWasNotCountedHasNoRung() throws {
    let ladder = try #require(evaluated(["perplexity": 30, "unigramPerplexity": 60]))
    #expect(ladder.rungs.map(\.name) == ["unigram", "this model"])
    #expect(ladder.sentence == "Perplexity 30.0; a factor of 2.00 below the unigram’s 60.0.")
  }
}
