import Spelling
import Testing

@Suite struct ClosestMatchTests {
  private let steps = ["load", "vocab", "dataset", "loader", "model", "optimizer", "train"]

  @Test(arguments: [
    ("trian", "train"), ("Load", "load"), ("datset", "dataset"), ("laod", "load"),
    ("optimiser", "optimizer"), ("loaders", "loader"),
  ])
  func findsTheWordThatWasMeant(word: String, meant: String) {
    #expect(closestMatch(to: word, among: steps) == meant)
  }

  @Test(arguments: ["", "x", "xyz", "perplexity", String(repeating: "a", count: 100_000)])
  func staysSilentWhereNothingIsNear(word: String) {
    #expect(closestMatch(to: word, among: steps) == nil)
  }

  @Test func neverSuggestsAWordThatSharesNothing() {
    #expect(closestMatch(to: "a", among: ["b"]) == nil)
  }

  @Test func endsAMessage() {
    #expect(didYouMean("trian", among: steps) == "; did you mean 'train'?")
    #expect(didYouMean("xyz", among: steps).isEmpty)
  }

  @Test func severalComeInTheOrderOfTheirDistance() {
    let words = ["mourning", "morning", "warning", "boring", "evening", "morn"]
    #expect(closestMatches(to: "mornin", among: words, count: 2) == ["morning", "mourning"])
    #expect(closestMatches(to: "mornin", among: words, count: 0).isEmpty)
    #expect(closestMatches(to: "Morning", among: words, count: 9).first == "morning")
    #expect(closestMatches(to: "kitchen", among: words, count: 9).isEmpty)
  }
}
