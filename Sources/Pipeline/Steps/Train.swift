import Foundation
import Neural
import Record
import Text

/// Step 7: trains the model.
package struct Train: Step {
  package static let id = StepID.train
  package static let reads: [StepID] = [.vocab, .dataset, .loader, .model, .optimizer]
  package static let sources = [
    "Kernels/", "Neural/", "Random/", "Text/", "Record/Figures/", "Pipeline/Steps/Train.swift",
    "Pipeline/Steps/TrainingLog",
  ]
  package static let usesSeed = true

  package let settings: TrainSettings

  package init(settings: TrainSettings) { self.settings = settings }

  package func run(_ context: StepContext) throws -> StepOutcome<TrainedModel> {
    let dataset = try context.product(of: Dataset.self)
    let loader = try context.product(of: Loader.self)
    let initial = try context.product(of: Model.self)
    let optimizer = try context.product(of: Optimizer.self)
    let watcher = EpochWatcher(
      dataset: dataset, vocab: try context.product(of: Vocab.self), context: context)

    let model = initial.model.copy()
    var best = model
    var random = initial.random
    var adam = optimizer.makeAdam(count: model.layout.count)
    let gradients = BatchGradients(for: model, threads: context.threads)
    var log = TrainingLog(
      learningRate: optimizer.learningRate, tokens: settings.epochs * dataset.train.targetCount)
    log.finishEpoch(validationLoss: nil, continuation: watcher.continuation(by: model))

    // snippet.loop
    for epoch in 1..<settings.epochs + 1 {
      for batch in loader.epoch(using: &random) {
        let loss = gradients.compute(
          batch.map { dataset.train[$0] }, model: model, scoring: dataset.train.scoring,
          dropout: initial.dropout, random: &random)
        let norm = Clipping.norm(of: gradients.values, threads: context.threads)
        try requireFinite(loss.mean, norm, step: log.steps.count + 1)
        adam.update(
          model.parameters, with: gradients.values, rows: gradients.words,
          scale: Clipping.factor(norm: norm, limit: settings.clipNorm), threads: context.threads)
        try context.progress(log.record(epoch: epoch, loss: loss, gradientNorm: norm))
      }
      let validationLoss = watcher.validationLoss(of: model)
      if log.isBest(validationLoss) { best = model.copy() }
      log.finishEpoch(
        validationLoss: validationLoss, continuation: watcher.continuation(by: model))
    }
    // snippet.end

    return StepOutcome(
      product: TrainedModel(last: model, best: validated(best, dataset) ?? model),
      results: log.results.merging(log.speed(of: model, threads: context.threads)) { $1 },
      figures: log.figures,
      files: try log.files(model: model))
  }

  /// Without a validation split no epoch is better than the last.
  private func validated(_ best: LanguageModel, _ dataset: TokenDataset) -> LanguageModel? {
    dataset.validation != nil && settings.epochs > 0 ? best : nil
  }

  private func requireFinite(_ loss: Double, _ norm: Double, step: Int) throws {
    guard loss.isFinite, norm.isFinite else {
      throw StepProblem(
        "training broke down at optimizer step \(step): the loss is \(loss), the gradient norm "
          + "\(norm). A lower optimizer.learningRate or clipping, such as train.clipNorm=1, helps")
    }
  }
}

/// Looks at the model between epochs.
private struct EpochWatcher {
  let dataset: TokenDataset
  let vocab: TokenizedVocabulary
  let context: StepContext

  private static let temperature = 0.8
  private static let topK = 20
  private static let length = 25

  /// In nats for each target; `nil` without a validation split.
  func validationLoss(of model: LanguageModel) -> Double? {
    guard let validation = dataset.validation else { return nil }
    let total = Scorer(model: model, threads: context.threads)
      .total(of: validation.all, scoring: validation.scoring)
    return total.loss / Double(max(1, total.tokens))
  }

  /// How the model goes on after the first words of the first held-out sequence: the same prompt and
  /// the same random numbers after every epoch, so that only the model differs.
  func continuation(by model: LanguageModel) -> Continuation {
    let prompt = Array((dataset.validation ?? dataset.train)[0].prefix(4))
    var random = context.stream("continuation after each epoch")
    var generator = TextGenerator(model: model)
    let words = generator.continuation(
      of: prompt, length: Self.length, end: vocab.vocabulary.end,
      sampler: Sampler(
        temperature: Self.temperature, topK: Self.topK, excluded: vocab.nonWords),
      random: &random)
    let shown = prompt.filter { !vocab.nonWords.contains($0) && $0 != vocab.vocabulary.end }
    return Continuation(
      prompt: vocab.text(of: shown), text: vocab.text(of: words),
      temperature: Self.temperature, topK: Self.topK)
  }
}

extension TokenSequences {
  /// Every sequence.
  var all: [ArraySlice<Int32>] { (0..<count).map { self[$0] } }
}
