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
    "Pipeline/Steps/Evaluate.swift", "Pipeline/Steps/TestScore.swift",
    "Pipeline/Steps/Baselines.swift",
    "Pipeline/Steps/NGrams.swift", "Pipeline/Steps/Floor.swift",
    "Pipeline/Training/TrainingLog.swift",
  ]
  package static let parts: [any StepPart.Type] = [NGramEvaluation.self]
  package static let usesSeed = true
  package static let dependsOnArithmetic = true
  package static let foreseenAfter: StepID? = .vocab

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
    if let score = try TestScore(
      of: model, on: dataset, corpus: context.product(of: Load.self), vocab: vocab,
      ngramLosses: ngramLosses, threads: context.threads, progress: context.progress)
    {
      results.merge(score.results) { $1 }
      evaluation.losses = score.losses
      evaluation.baselines = score.baselines
    }
    return StepOutcome(product: evaluation, results: results)
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
