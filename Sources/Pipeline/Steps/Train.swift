import Foundation
import Neural
import Record
import TensorFiles
import Text

/// Step 7: trains the model.
package struct Train: Step {
  package static let id = StepID.train
  package static let reads: [StepID] = [.vocab, .dataset, .loader, .model, .optimizer]
  package static let sources = [
    "Kernels/", "Neural/", "Random/", "Text/", "Record/Figures/", "Pipeline/Steps/Train.swift",
    "Pipeline/Steps/TrainingLog", "Pipeline/Steps/StrideCost",
  ]
  package static let usesSeed = true
  package static let dependsOnArithmetic = true

  package let settings: TrainSettings

  package init(settings: TrainSettings) { self.settings = settings }

  /// More epochs of the same training. That holds as long as no step depends on how many follow: a
  /// learning rate that does makes longer training another one, and must leave this empty.
  package var extendableSettings: Set<String> { ["epochs"] }

  package func run(_ context: StepContext) throws -> StepOutcome<TrainedModel> {
    let dataset = try context.product(of: Dataset.self)
    let loader = try context.product(of: Loader.self)
    let initial = try context.product(of: Model.self)
    let optimizer = try context.product(of: Optimizer.self)
    let watcher = EpochWatcher(
      dataset: dataset, vocab: try context.product(of: Vocab.self), context: context)
    var state = try start(initial, optimizer: optimizer, watcher: watcher, context: context)
    let model = state.model
    let gradients = BatchGradients(for: model, threads: context.threads)
    let expectedTokens = settings.epochs * dataset.train.targetCount
    var keeper = CheckpointKeeper(checkpoints: context.checkpoints)

    // snippet.loop
    while state.place.epochs < settings.epochs {
      let epoch = state.place.epochs + 1
      for batch in state.remainingBatches(of: loader) {
        let loss = gradients.compute(
          batch.map { dataset.train[$0] }, model: model, target: dataset.train.target,
          dropout: initial.dropout, random: &state.random)
        let norm = Clipping.norm(of: gradients.values, threads: context.threads)
        try requireFinite(loss.mean, norm, step: state.log.steps.count + 1)
        state.adam.learningRate = learningRate(ofStep: state.adam.step + 1, optimizer)
        state.adam.update(
          model.parameters, with: gradients.values, rows: gradients.words,
          scale: Clipping.factor(norm: norm, limit: settings.clipNorm), threads: context.threads)
        state.finishBatch()
        let progress = state.log.record(
          epoch: epoch, loss: loss, learningRate: state.adam.learningRate, gradientNorm: norm,
          of: expectedTokens)
        try keeper.keepIfDue(state) { try context.progress(progress) }
      }
      let validationLoss = try keeper.keepIfStopped(state) { try watcher.validationLoss(of: model) }
      try requireSound(model, validationLoss, epoch: epoch)
      state.finishEpoch(isBest: state.log.isBest(validationLoss))
      state.log.finishEpoch(
        validationLoss: validationLoss, continuation: try watcher.continuation(by: model))
      try keeper.keep(state)
    }
    // snippet.end

    var files = state.log.tables
    files["model.safetensors"] = TensorFile(tensors: model.tensors(), metadata: ["format": "pt"])
      .encoded()
    var figures = state.log.figures
    figures.cost = CostFigures(
      sequences: dataset.train, isGenerated: context.data.location == .sample, shape: model.shape,
      speed: state.log.tokensPerSecond)
    let speed = state.log.speed(of: model, threads: context.threads)
    return StepOutcome(
      product: TrainedModel(last: model, best: state.best ?? model),
      results: [state.log.results, speed, figures.cost?.results ?? [:]].reduce(into: [:]) {
        $0.merge($1) { $1 }
      },
      figures: figures, files: files)
  }

  /// The learning rate of one optimizer step, 1 for the first.
  private func learningRate(ofStep step: Int, _ optimizer: OptimizerSettings) -> Double {
    optimizer.learningRate
  }

  /// The state to start from: the last checkpoint of an earlier run, or the beginning.
  private func start(
    _ initial: InitialModel, optimizer: OptimizerSettings, watcher: EpochWatcher,
    context: StepContext
  ) throws -> TrainingCheckpoint {
    if let state = context.checkpoints.latest(within: settings.epochs) {
      context.notice("train: resuming after \(state.place)")
      return state
    }
    var state = TrainingCheckpoint(initial, optimizer: optimizer)
    state.log.finishEpoch(
      validationLoss: nil, continuation: try watcher.continuation(by: state.model))
    return state
  }

  /// The last update of an epoch may break the model, which otherwise only a later loss would show.
  private func requireSound(_ model: LanguageModel, _ loss: Double?, epoch: Int) throws {
    let norm = Clipping.norm(of: model.parameters)
    guard norm.isFinite, exp(loss ?? 0).isFinite else {
      throw StepProblem(
        "training diverged in epoch \(epoch): the norm of the weights is \(norm)"
          + (loss.map { ", the validation loss \($0)" } ?? "") + ". \(Self.remedy)")
    }
  }

  private static let remedy =
    "Try a lower optimizer.learningRate or clipping, such as train.clipNorm=1"

  private func requireFinite(_ loss: Double, _ norm: Double, step: Int) throws {
    guard loss.isFinite, norm.isFinite else {
      throw StepProblem(
        "training diverged at optimizer step \(step): the loss is \(loss), the gradient norm "
          + "\(norm). \(Self.remedy)")
    }
  }
}

/// Stores the state of training at intervals.
private struct CheckpointKeeper {
  let checkpoints: Checkpoints
  private var last = ContinuousClock.now

  init(checkpoints: Checkpoints) { self.checkpoints = checkpoints }

  mutating func keep(_ state: TrainingCheckpoint) throws {
    try checkpoints.save(state)
    last = .now
  }

  /// Stores the state if `work` is interrupted.
  mutating func keepIfStopped<Result>(
    _ state: TrainingCheckpoint, _ work: () throws -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch is Interrupted {
      try keep(state)
      throw Interrupted(after: "\(state.place)")
    }
  }

  /// Stores the state if the interval has passed, or if `check` is interrupted.
  mutating func keepIfDue(_ state: TrainingCheckpoint, _ check: () throws -> Void) throws {
    try keepIfStopped(state, check)
    if .now - last >= Checkpoints.interval { try keep(state) }
  }
}

/// Evaluates the model between epochs.
private struct EpochWatcher {
  let dataset: TokenDataset
  let vocab: TokenizedVocabulary
  let context: StepContext

  private static let temperature = 0.8
  private static let topK = 20
  private static let length = 25

  /// In nats per target; `nil` without a validation split.
  ///
  /// - Throws: `Interrupted`.
  func validationLoss(of model: LanguageModel) throws -> Double? {
    guard let validation = dataset.validation else { return nil }
    let total = try Scorer(model: model, threads: context.threads)
      .total(of: validation.all, target: validation.target) { _ in
        try context.interruption.check()
      }
    return total.loss / Double(max(1, total.tokens))
  }

  /// The model's continuation of the first words of the first held-out sequence: the same prompt
  /// and the same random numbers after every epoch, so that only the model differs.
  func continuation(by model: LanguageModel) throws -> Continuation {
    let prompt = Array((dataset.validation ?? dataset.train)[0].prefix(4))
    var random = context.stream("continuation after each epoch")
    var generator = TextGenerator(model: model)
    let words = try generator.continuation(
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
