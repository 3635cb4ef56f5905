import Record
import TensorFiles

/// What evaluating a model gave: its texts, its loss on every target of the test text, and what
/// models that count make of the same data.
package struct Evaluation: StepProduct {
  /// Each prompt, continued with the step's sampling settings.
  package var continuations: [Continuation]
  /// The first prompt, continued at each of the temperatures.
  package var temperatures: [Continuation]
  /// The prompts of the settings that could not be continued.
  package var replacedPrompts: [ReplacedPrompt]
  /// For each test sequence, the loss of each of its targets in nats: −ln of the probability that
  /// the model gave it. `nil` without a test text.
  package var losses: [[Float]]?
  /// `nil` without a validation and a test text.
  package var ngrams: NGramPerplexities?
  /// `nil` without a test text.
  package var baselines: BaselineLosses?

  package init(
    continuations: [Continuation], temperatures: [Continuation],
    replacedPrompts: [ReplacedPrompt] = [], losses: [[Float]]? = nil,
    ngrams: NGramPerplexities? = nil, baselines: BaselineLosses? = nil
  ) {
    self.continuations = continuations
    self.temperatures = temperatures
    self.replacedPrompts = replacedPrompts
    self.losses = losses
    self.ngrams = ngrams
    self.baselines = baselines
  }

  private static let (lossesName, countsName) = ("losses", "counts")
  private static let (bigramName, ngramName, floorName) = ("bigram", "ngram", "floor")

  package init(decoding file: TensorFile) throws {
    continuations = try file.note("continuations")
    temperatures = try file.note("temperatures")
    replacedPrompts = try file.note("replacedPrompts")
    ngrams = file.hasNote("ngrams") ? try file.note("ngrams") : nil
    func stored(_ name: String) throws -> [Float]? {
      file[name] == nil ? nil : try file.float32(name)
    }
    if let bigram = try stored(Self.bigramName) {
      baselines = BaselineLosses(
        bigram: bigram, ngram: try stored(Self.ngramName), floor: try stored(Self.floorName))
    }
    guard file[Self.lossesName] != nil else { return }
    let all = try file.float32(Self.lossesName)
    var start = 0
    losses = try file.integers(Self.countsName).map { count in
      guard count >= 0, count <= all.count - start else {
        throw ProductError.missing(name: Self.lossesName)
      }
      defer { start += count }
      return Array(all[start..<start + count])
    }
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile()
    try file.setNote("continuations", continuations)
    try file.setNote("temperatures", temperatures)
    try file.setNote("replacedPrompts", replacedPrompts)
    if let ngrams { try file.setNote("ngrams", ngrams) }
    for (name, losses) in [
      (Self.bigramName, baselines?.bigram), (Self.ngramName, baselines?.ngram),
      (Self.floorName, baselines?.floor),
    ] {
      if let losses { file.append(name, .float32(losses)) }
    }
    if let losses {
      file.append(Self.lossesName, .float32(losses.flatMap { $0 }))
      file.append(Self.countsName, integers: losses.map(\.count))
    }
    return file
  }
}
