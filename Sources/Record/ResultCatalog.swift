/// Every result that a step can have: its name, its format and what it means.
///
/// The only place that lists them. A result has one format, on the page, on the terminal and inside
/// a sentence.
package struct ResultCatalog: Sendable {
  package struct Entry: Sendable {
    package let name: QualifiedName
    package let format: ValueFormat
    /// A few words that label the number on the page.
    package let label: String
    /// Whether it is one of the few that summarize the step, as on the terminal.
    package let isHeadline: Bool
  }

  package let entries: [Entry]
  private let byName: [QualifiedName: Entry]

  package init(entries: [Entry]) {
    self.entries = entries
    byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })
  }

  package subscript(name: QualifiedName) -> Entry? { byName[name] }

  package func entries(of step: StepID) -> [Entry] { entries.filter { $0.name.step == step } }

  package static let standard = ResultCatalog(
    entries: [
      entry(.load, "train.documents", .count, "training documents", headline: true),
      entry(.load, "validation.documents", .count, "validation documents"),
      entry(.load, "test.documents", .count, "test documents", headline: true),
      entry(.load, "train.bytes", .bytes, "training text"),
      entry(.load, "validation.bytes", .bytes, "validation text"),
      entry(.load, "test.bytes", .bytes, "test text"),
      entry(.load, "emptyDocuments", .count, "empty documents"),
      entry(.load, "replacedCharacters", .count, "characters replaced"),
      entry(.load, "repeated", .count, "documents that repeat another"),
      entry(.load, "shared", .count, "test documents also in training"),
      entry(.load, "licence", .bytes, "licence of Project Gutenberg"),

      entry(.vocab, "size", .count, "vocabulary", headline: true),
      entry(.vocab, "types", .count, "distinct words"),
      entry(.vocab, "tokens", .count, "training tokens"),
      entry(.vocab, "coverage", .percent, "tokens covered", headline: true),
      entry(.vocab, "singletons", .count, "words seen once"),
      entry(.vocab, "unigramLoss", .decimal(3), "loss when guessing by frequency"),
      entry(.vocab, "longest", .count, "characters of the longest token"),
      entry(.vocab, "glued", .percent, "tokens with a letter next to a mark"),
      entry(.vocab, "alike", .count, "tokens that look alike"),
      entry(.vocab, "normalized", .count, "places composed"),
      entry(.vocab, "typographic", .count, "typographic marks read as ASCII"),

      entry(.dataset, "train.sequences", .count, "training sequences"),
      entry(.dataset, "validation.sequences", .count, "validation sequences"),
      entry(.dataset, "test.sequences", .count, "test sequences"),
      entry(.dataset, "train.tokens", .count, "training targets", headline: true),
      entry(.dataset, "validation.tokens", .count, "validation targets"),
      entry(.dataset, "test.tokens", .count, "test targets", headline: true),
      entry(.dataset, "cut", .count, "documents cut"),
      entry(.dataset, "repeats", .decimal(1), "times a training token is a target"),

      entry(.loader, "batches", .count, "batches per epoch", headline: true),
      entry(.loader, "padding", .percent, "padding", headline: true),
      entry(.loader, "shuffledPadding", .percent, "padding if only shuffled"),
      entry(.loader, "lastBatch", .count, "sequences in the last batch"),

      entry(.model, "parameters", .count, "parameters", headline: true),
      entry(.model, "embeddingParameters", .count, "parameters of the embedding"),
      entry(.model, "lstmParameters", .count, "parameters of the LSTM"),
      entry(.model, "linearParameters", .count, "parameters of the linear layer"),

      entry(.optimizer, "initialLoss", .decimal(3), "loss before training", headline: true),
      entry(
        .optimizer, "uniformLoss", .decimal(3), "loss of a uniform guess, ln V", headline: true),
      entry(.optimizer, "overfitLoss", .decimal(3), "loss on one batch, overfitted"),

      entry(.train, "epochsTrained", .count, "epochs trained"),
      entry(.train, "steps", .count, "optimizer steps"),
      entry(.train, "loss.first", .decimal(3), "loss of the first step"),
      entry(.train, "loss.last", .decimal(3), "loss of the last step"),
      entry(.train, "loss.mean", .decimal(3), "mean loss of the last epoch", headline: true),
      entry(.train, "validationLoss", .decimal(3), "validation loss"),
      entry(.train, "validationPerplexity", .perplexity, "validation perplexity", headline: true),
      entry(.train, "bestEpoch", .count, "best epoch"),
      entry(.train, "tokensPerSecond", .count, "tokens per second", headline: true),
      entry(.train, "seconds", .seconds, "training time"),
      entry(.train, "engine", .plain, "trained by"),
      entry(.train, "gigaflops", .decimal(0), "billion operations per second, training"),
      entry(
        .train, "productGigaflops", .decimal(0),
        "billion operations per second, one large matrix product"),
      entry(.train, "productShare", .percent, "training’s share of that speed"),
      entry(.train, "largestBatch", .count, "targets in the largest batch"),
      entry(.train, "targetsAtATime", .count, "targets whose logits are in memory at once"),
      entry(.train, "logitsBytes", .bytes, "their logits"),
      entry(.train, "wholeLogitsBytes", .bytes, "all logits of the largest batch"),
      entry(.train, "cost.targets", .count, "targets of an epoch of the novel at stride 1"),
      entry(.train, "cost.seconds", .seconds, "time of such an epoch at this speed"),
      entry(.train, "cost.tenMinutes.stride", .count, "stride for ten minutes"),
      entry(.train, "cost.tenMinutes.epochs", .count, "epochs for ten minutes"),
      entry(.train, "cost.hour.stride", .count, "stride for an hour"),
      entry(.train, "cost.hour.epochs", .count, "epochs for an hour"),

      entry(.evaluate, "loss", .decimal(3), "test loss"),
      entry(.evaluate, "perplexity", .perplexity, "test perplexity", headline: true),
      entry(.evaluate, "tokens", .count, "test targets scored"),
      entry(
        .evaluate, "roundedPerplexity", .perplexity,
        "test perplexity with the page's rounded weights"),
    ]
      + Ladder.baselines.map {
        entry(
          .evaluate, $0.result, .perplexity, "\($0.name) perplexity", headline: $0.isHeadline)
      } + [
        entry(.evaluate, "trigramPerplexity", .perplexity, "trigram perplexity"),
        entry(.evaluate, "ngramPerplexity", .perplexity, "perplexity of the best n-gram model"),
        entry(.evaluate, "ngramOrder", .count, "its order, chosen on the validation split"),
        entry(
          .evaluate, "floorPerplexity", .perplexity, "floor: perplexity of the true process",
          headline: true),
      ])

  private static func entry(
    _ step: StepID, _ name: String, _ format: ValueFormat, _ label: String,
    headline: Bool = false
  ) -> Entry {
    Entry(
      name: QualifiedName(step, name), format: format, label: label, isHeadline: headline)
  }
}
