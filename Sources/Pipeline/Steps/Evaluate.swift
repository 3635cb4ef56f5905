import Foundation
import Neural
import Random
import Record
import Text
import Tokens

/// Step 8: evaluates the model on text that it has never seen.
package struct Evaluate: Step {
  package static let id = StepID.evaluate
  package static let reads: [StepID] = [.load, .vocab, .dataset, .train]
  package static let sources = [
    "Kernels/", "Neural/", "Random/", "Text/", "Pipeline/Generation/",
    "Pipeline/Steps/Evaluate.swift", "Pipeline/Steps/Baselines.swift",
    "Pipeline/Steps/NGrams.swift", "Pipeline/Steps/Floor.swift",
    "Pipeline/Training/TrainingLog.swift",
  ]
  package static let parts: [any StepPart.Type] = [NGramEvaluation.self]
  package static let usesSeed = true
  package static let dependsOnArithmetic = true
  package static let foreseenAfter: StepID? = .vocab

  /// The test targets, at least, that are scored with rounded weights as well.
  private static let targetsScoredAgain = 100_000

  package let settings: EvaluateSettings

  package init(settings: EvaluateSettings) { self.settings = settings }

  /// Tells which prompts will be replaced.
  package func foresee(_ context: StepContext) throws {
    for replaced in try prompts(context).replaced { context.notice("\(replaced)") }
  }

  package func run(_ context: StepContext) throws -> StepOutcome<Evaluation> {
    let dataset = try context.product(of: Dataset.self)
    let vocab = try context.product(of: Vocab.self)
    let trained = try context.product(of: Train.self)
    let model = settings.checkpoint == .best ? trained.best : trained.last
    let completer = PromptCompleter(model: model, vocab: vocab)

    var results: [String: Value] = [:]
    let prompts = try prompts(context)
    var evaluation = Evaluation(
      continuations: try continuations(of: prompts, by: completer, context: context),
      temperatures: try comparison(of: prompts, by: completer, context: context),
      replacedPrompts: prompts.replaced)
    var ngramLosses: [Float]?
    if dataset.validation != nil || dataset.test != nil {
      let ngrams = try context.part(NGramEvaluation.self)
      results = ngrams.perplexities.results
      evaluation.ngrams = ngrams.perplexities
      ngramLosses = ngrams.testLosses
    }
    if let test = dataset.test {
      let losses = try losses(of: model, on: test.all, target: test.target, context: context)
      let loss = Loss(of: losses)
      guard loss.perplexity.isFinite else {
        throw StepProblem(
          "the model is useless: its loss on the test text is \(loss.mean) nats per token, so "
            + "its perplexity is not a finite number. Try a lower optimizer.learningRate or other "
            + "model.weights")
      }
      results["loss"] = .number(loss.mean)
      results["perplexity"] = .number(loss.perplexity)
      results["tokens"] = .integer(loss.tokens)
      let baselines = Baselines(
        counting: dataset.train, vocabularySize: vocab.vocabulary.size)
      results.merge(baselines.results(of: test)) { $1 }
      // The program that wrote a sample wrote words.
      let floor =
        vocab.unit == .word
        ? Floor(
          corpus: try context.product(of: Load.self), dataset: dataset,
          vocabulary: vocab.vocabulary) : nil
      results["floorPerplexity"] = floor?.perplexity.map(Value.number)
      evaluation.losses = losses
      evaluation.baselines = BaselineLosses(
        bigram: baselines.bigramLosses(of: test), ngram: ngramLosses, floor: try floor?.losses)
      let change = try changeByRounding(model, losses: losses, on: test, context: context)
      results["roundedPerplexity"] = .number(exp(loss.mean + change))
    }
    return StepOutcome(product: evaluation, results: results)
  }

  /// By how much the mean loss changes, in nats, with the rounded weights that the page carries.
  ///
  /// The change is small and nearly the same everywhere, so a part of a long test text will do.
  ///
  /// - Parameter losses: those of the model itself on all sequences.
  private func changeByRounding(
    _ model: LanguageModel, losses: [[Float]], on test: TokenSequences, context: StepContext
  ) throws -> Double {
    var (count, targets) = (0, 0)
    while count < losses.count, targets < Self.targetsScoredAgain {
      targets += losses[count].count
      count += 1
    }
    let rounded = try self.losses(
      of: RoundedWeights(model).model, on: Array(test.all.prefix(count)), target: test.target,
      context: context)
    return Loss(of: rounded).mean - Loss(of: Array(losses.prefix(count))).mean
  }

  /// The loss of each target of test sequences, in nats.
  private func losses(
    of model: LanguageModel, on sequences: [ArraySlice<TokenID>], target: Target,
    context: StepContext
  ) throws -> [[Float]] {
    try Scorer(model: model, threads: context.threads)
      .losses(of: sequences, target: target) { scored in
        try context.progress(
          StepProgress(done: scored, total: sequences.count, unit: "sequences"))
      }
  }

  private func prompts(_ context: StepContext) throws -> Prompts {
    try Prompts(
      settings.prompts, vocab: context.product(of: Vocab.self),
      documents: context.product(of: Load.self).train)
  }

  /// Continues each prompt once, all with one stream of random numbers.
  private func continuations(
    of prompts: Prompts, by completer: PromptCompleter, context: StepContext
  ) throws -> [Continuation] {
    var random = context.stream("continuations")
    return try prompts.texts.map { prompt in
      try context.progress(StepProgress(done: 0, total: nil, unit: "continuations"))
      return try continuation(
        of: prompt, by: completer, sampler: sampler(completer), random: &random, context: context)
    }
  }

  /// Continues the first prompt at each of the temperatures, with the same random numbers, so that
  /// only the temperature differs.
  private func comparison(
    of prompts: Prompts, by completer: PromptCompleter, context: StepContext
  ) throws -> [Continuation] {
    guard let prompt = prompts.texts.first else { return [] }
    return try settings.temperatures.map { temperature in
      var random = context.stream("temperatures")
      return try continuation(
        of: prompt, by: completer,
        sampler: completer.sampler(temperature: temperature, topK: 0, topP: 1), random: &random,
        context: context)
    }
  }

  private func continuation(
    of prompt: String, by completer: PromptCompleter, sampler: Sampler,
    random: inout MersenneTwister,
    context: StepContext
  ) throws -> Continuation {
    try completer.continuation(
      of: prompt, length: settings.length, sampler: sampler, random: &random,
      interruption: context.interruption)
  }

  private func sampler(_ completer: PromptCompleter) -> Sampler {
    completer.sampler(
      temperature: settings.temperature, topK: settings.topK, topP: settings.topP)
  }
}
