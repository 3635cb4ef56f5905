import Record
import Testing

@Suite struct MeaningsTests {
  @Test(arguments: [
    ("evaluate.perplexity", "perplexity on the test text"),
    ("train.loss.first", "loss of the first step, in nats"),
    ("train.epochs", "passes over the training data"),
  ])
  func areInWords(name: String, meaning: String) throws {
    #expect(Meanings[try #require(QualifiedName(name))] == meaning)
  }

  @Test func everyLossHasItsUnit() {
    for entry in ResultCatalog.standard.entries
    where entry.name.name.lowercased().contains("loss") {
      #expect(Meanings[entry.name]?.contains("nats") == true, "\(entry.name)")
    }
  }

  @Test func whatDoesNotExistHasNone() {
    #expect(Meanings[QualifiedName(.train, "nothing")] == nil)
  }
}
