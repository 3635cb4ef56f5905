import Record
import Testing

@Suite struct ResultCatalogTests {
  let catalog = ResultCatalog.standard

  /// What reports, claims and other people's scripts rely on.
  static let contract = [
    "load.train.documents", "load.test.documents", "load.train.bytes",
    "vocab.size", "vocab.types", "vocab.tokens", "vocab.coverage",
    "dataset.train.tokens", "dataset.validation.tokens", "dataset.test.tokens",
    "loader.batches", "loader.padding", "model.parameters",
    "optimizer.initialLoss", "optimizer.uniformLoss",
    "train.steps", "train.loss.first", "train.loss.last", "train.validationPerplexity",
    "train.tokensPerSecond", "train.seconds",
    "evaluate.loss", "evaluate.perplexity", "evaluate.tokens", "evaluate.unigramPerplexity",
    "evaluate.bigramPerplexity", "evaluate.trigramPerplexity", "evaluate.ngramPerplexity",
    "evaluate.ngramOrder", "evaluate.floorPerplexity",
  ]

  @Test(arguments: contract) func holdsTheContract(_ text: String) throws {
    let name = try #require(QualifiedName(text))
    #expect(catalog[name]?.name == name)
  }

  @Test func namesAreUnique() {
    #expect(Set(catalog.entries.map(\.name)).count == catalog.entries.count)
    for entry in catalog.entries { #expect(QualifiedName(entry.name.description) == entry.name) }
  }

  @Test func resultsAreNumbersWithALabel() {
    for entry in catalog.entries {
      // Only what trained the model is a text.
      let isText = entry.name.description == "train.engine"
      #expect((entry.format == .plain) == isText, "\(entry.name)")
      #expect(!entry.label.isEmpty, "\(entry.name)")
    }
  }

  @Test func likeResultsAreWrittenAlike() {
    for entry in catalog.entries {
      let name = entry.name.name.lowercased()
      if name.hasSuffix("perplexity") { #expect(entry.format == .perplexity, "\(name)") }
      if name.hasSuffix("loss") { #expect(entry.format == .decimal(3), "\(name)") }
      if name.hasSuffix("tokens") { #expect(entry.format == .count, "\(name)") }
      if name.hasSuffix("bytes") { #expect(entry.format == .bytes, "\(name)") }
    }
  }

  @Test(arguments: StepID.allCases) func eachStepHasHeadlines(_ step: StepID) {
    let entries = catalog.entries(of: step)
    #expect(entries.allSatisfy { $0.name.step == step })
    let headlines = entries.filter(\.isHeadline)
    #expect((1...3).contains(headlines.count))
  }

  @Test func whatIsNoResultIsNotThere() {
    #expect(catalog[QualifiedName(.train, "epochs")] == nil)
  }
}
