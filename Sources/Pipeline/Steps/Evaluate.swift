import Foundation
import Neural
import Record
import Text

/// Step 8: judges the model on texts that it has never seen.
package struct Evaluate: Step {
  package static let id = StepID.evaluate
  package static let reads: [StepID] = [.load, .vocab, .dataset, .model, .train]
  package static let sources = [
    "Kernels/", "Neural/", "Random/", "Text/", "Record/Figures/",
    "Pipeline/Steps/Evaluate.swift", "Pipeline/Steps/NeighbourFigures+Model.swift",
    "Pipeline/Steps/GateFigures+Model.swift",
  ]
  package static let usesSeed = true

  package let settings: EvaluateSettings

  package init(settings: EvaluateSettings) { self.settings = settings }

  package func run(_ context: StepContext) throws -> StepOutcome<NoProduct> {
    let dataset = try context.product(of: Dataset.self)
    let vocab = try context.product(of: Vocab.self)
    let trained = try context.product(of: Train.self)
    let model = settings.checkpoint == .best ? trained.best : trained.last

    var results: [String: Value] = [:]
    var figures = EvaluateFigures(
      ladder: [], continuations: try continuations(model, vocab: vocab, context: context),
      surprises: [], surprisesName: "",
      neighbours: NeighbourFigures.make(
        before: try context.product(of: Model.self).model, after: model, vocab: vocab))
    if let test = dataset.test {
      let losses = Scorer(model: model, threads: context.threads)
        .losses(of: test.all, scoring: test.scoring)
      let judged = Self.judge(losses)
      results["loss"] = .number(judged.loss)
      results["perplexity"] = .number(judged.perplexity)
      results["tokens"] = .integer(judged.tokens)
      let baselines = Baselines(
        training: dataset.train, test: test, vocabularySize: vocab.vocabulary.size,
        testLogProbabilities: try knownProbabilities(
          of: test, cut: dataset.cut.test, vocab: vocab, context: context))
      results.merge(baselines.results) { $1 }
      figures.ladder = baselines.ladder(model: judged.perplexity)
      let shown = Self.middleLength(test)
      figures.surprises = zip(test[shown].dropFirst(), losses[shown]).map { word, loss in
        EvaluateFigures.Word(
          token: vocab.vocabulary.token(of: Int(word)), surprise: Double(loss))
      }
      figures.gates = GateFigures.make(model, reading: test[shown], vocab: vocab)
      figures.surprisesName = "test sequence \(shown + 1) of \(test.count)"
    }
    return StepOutcome(product: NoProduct(), results: results, figures: figures)
  }

  // snippet.perplexity
  /// Every target counts once, whichever batch it came in: the sum of all losses over the number of
  /// all targets, and e to that power.
  package static func judge(_ losses: [[Float]]) -> (loss: Double, perplexity: Double, tokens: Int)
  {
    var sum = 0.0
    var tokens = 0
    for sequence in losses {
      for loss in sequence { sum += Double(loss) }
      tokens += sequence.count
    }
    let mean = sum / Double(tokens)
    return (mean, exp(mean), tokens)
  }
  // snippet.end

  /// What the generator of the texts says of each test text, as long as the model is asked for the
  /// same words: a text cut short or a word replaced by `<unk>` is another task.
  private func knownProbabilities(
    of test: TokenSequences, cut: Int, vocab: TokenizedVocabulary, context: StepContext
  ) throws -> [Double]? {
    guard let logs = try context.product(of: Load.self).testLogProbabilities,
      logs.count == test.count, cut == 0, let unknown = vocab.vocabulary.unknown,
      !test.ids.contains(unknown)
    else { return nil }
    return logs
  }

  private func continuations(
    _ model: LanguageModel, vocab: TokenizedVocabulary, context: StepContext
  ) throws -> [Continuation] {
    var random = context.stream("continuations")
    return try settings.prompts.map { prompt in
      let beginning = [vocab.vocabulary.beginning].compactMap { $0 } + (try vocab.ids(of: prompt))
      guard !beginning.isEmpty else {
        throw StepProblem("evaluate.prompts: \"\(prompt)\" holds no word to start from")
      }
      var generator = TextGenerator(model: model)
      let words = generator.continuation(
        of: beginning, length: settings.length, end: vocab.vocabulary.end,
        sampler: Sampler(
          temperature: settings.temperature, topK: settings.topK, excluded: vocab.nonWords),
        random: &random)
      try context.progress(StepProgress(done: 0, total: nil, unit: "continuations"))
      return Continuation(
        prompt: prompt, text: vocab.text(of: words), temperature: settings.temperature,
        topK: settings.topK)
    }
  }

  /// A sequence of middle length, neither a snippet nor a page.
  private static func middleLength(_ sequences: TokenSequences) -> Int {
    let lengths = sequences.lengths
    let order = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    return order[order.count / 2]
  }
}

/// What simpler models, and for generated text the generator itself, reach on the same targets.
private struct Baselines {
  let uniform: Double
  let unigram: Double
  let bigram: Double
  /// Of the process that wrote the text; no model is better in expectation.
  let floor: Double?

  init(
    training: TokenSequences, test: TokenSequences, vocabularySize: Int,
    testLogProbabilities: [Double]?
  ) {
    func perplexity(_ total: (sum: Double, count: Int)) -> Double {
      exp(total.sum / Double(total.count))
    }
    uniform = Double(vocabularySize)
    unigram = perplexity(
      UnigramModel(counting: training, vocabularySize: vocabularySize)
        .negativeLogLikelihood(of: test))
    bigram = perplexity(
      BigramModel(counting: training, vocabularySize: vocabularySize)
        .negativeLogLikelihood(of: test))
    floor = testLogProbabilities.map { logs in
      exp(-logs.reduce(0, +) / Double(test.targetCount))
    }
  }

  var results: [String: Value] {
    var results: [String: Value] = [
      "unigramPerplexity": .number(unigram), "bigramPerplexity": .number(bigram),
    ]
    if let floor { results["floorPerplexity"] = .number(floor) }
    return results
  }

  func ladder(model: Double) -> [EvaluateFigures.Rung] {
    var rungs = [
      EvaluateFigures.Rung(
        name: "uniform", perplexity: uniform, note: "every word of the vocabulary alike"),
      EvaluateFigures.Rung(
        name: "unigram", perplexity: unigram, note: "words by frequency, no context"),
      EvaluateFigures.Rung(
        name: "bigram", perplexity: bigram, note: "one word of context, Kneser–Ney"),
      EvaluateFigures.Rung(name: "this model", perplexity: model, note: "all words before"),
    ]
    if let floor {
      rungs.append(
        EvaluateFigures.Rung(
          name: "floor", perplexity: floor, note: "the program that wrote the text"))
    }
    return rungs.sorted { $0.perplexity > $1.perplexity }
  }
}
