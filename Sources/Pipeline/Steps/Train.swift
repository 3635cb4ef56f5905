import Chapters
import Foundation
import Kernels
import Neural
import Record
import TensorFiles
import Text

/// Step 7: trains the model.
package struct Train: Step {
  package static let id = StepID.train
  package static let reads: [StepID] = [.vocab, .dataset, .loader, .model, .optimizer]
  package static let sources = [
    "Kernels/", "Neural/", "Random/", "Text/", "Pipeline/Steps/Train.swift", "Pipeline/Training/",
    "Pipeline/Steps/StrideCost", "Pipeline/Steps/WindowTrainingCost",
  ]
  package static let files: Set<String> = [
    "metrics.csv", "validation.csv", WeightsName.last, WeightsName.best,
  ]
  package static let usesSeed = true
  package static let dependsOnArithmetic = true

  package let settings: TrainSettings

  package init(settings: TrainSettings) { self.settings = settings }

  /// More epochs of the same training. Where the learning rate of a step depends on how many follow,
  /// longer training is another one, which `Checkpoints` keeps apart.
  package var extendableSettings: Set<String> { ["epochs"] }

  package func problems(after earlier: [any Step]) -> [SettingProblem] {
    let dataset = earlier.lazy.compactMap { $0 as? Dataset }.first
    return [
      .require(
        settings.patience == 0 || dataset?.settings.validation != 0, "patience",
        "needs a validation split to watch; set dataset.validation, such as 0.1")
    ].compactMap { $0 }
  }

  package func run(_ context: StepContext) throws -> StepOutcome<TrainedModel> {
    let task = try TrainingTask(settings, context: context)
    let state = try trainer(context.trainer).train(task)
    let (dataset, model) = (task.dataset, state.model)

    var files = state.log.tables
    let vocab = try context.product(of: Vocab.self)
    let words = try WeightsVocabulary(vocab).metadata()
    func weights(_ model: LanguageModel) -> Data {
      TensorFile(tensors: model.stateDict(), metadata: words.merging(["format": "pt"]) { $1 })
        .encoded()
    }
    files[WeightsName.last] = weights(model)
    if let best = state.best, best.parameters.array != model.parameters.array {
      files[WeightsName.best] = weights(best)
    }
    // What is known about the novel is known in words.
    let unit = vocab.unit
    let cost = WindowTrainingCost(
      sequences: dataset.train, isGenerated: context.data.location == .sample && unit == .word,
      shape: model.shape, speed: state.log.tokensPerSecond)
    let speed = state.log.speed(of: model, threads: context.threads)
    return StepOutcome(
      product: TrainedModel(last: model, best: state.best ?? model, log: state.log),
      results: [state.log.results, speed, cost?.results ?? [:]].reduce(into: [:]) {
        $0.merge($1) { $1 }
      },
      files: files)
  }
}

extension Train {
  private func trainer(_ choice: TrainerChoice) -> any Trainer {
    switch choice {
    case .own: LocalTrainer()
    case .torch(let options): TorchTrainer(options: options)
    }
  }
}

/// Trains in this process, on several threads.
struct LocalTrainer: Trainer {
  func train(_ task: TrainingTask) throws -> TrainingCheckpoint {
    let (settings, watcher, context) = (task.settings, task.watcher, task.context)
    var state = task.start
    let model = state.model
    let gradients = BatchGradients(for: model, threads: context.threads)
    var keeper = CheckpointKeeper(checkpoints: task.checkpoints)
    if task.isUnfinished { state.log.continueOwn() }

    // snippet.loop
    while state.place.epochs < settings.epochs, !state.log.hasStalled(for: settings.patience) {
      let epoch = state.place.epochs + 1
      let remainder = state.remainder(using: task.loader)
      let sequences = task.sequences(from: remainder.offset)
      for batch in remainder.batches {
        let loss = gradients.compute(
          batch.map { sequences[$0] }, model: model, target: sequences.target,
          dropout: task.dropout, random: &state.random)
        let norm = Clipping.norm(of: gradients.values, threads: context.threads)
        try requireFinite(loss.mean, norm, step: state.log.steps.count + 1)
        state.adam.learningRate = task.rates.rate(ofStep: state.adam.step + 1)
        state.adam.update(
          model.parameters, with: gradients.values, rows: gradients.rows,
          scale: Clipping.factor(norm: norm, limit: settings.clipNorm), threads: context.threads)
        state.finishBatch()
        let progress = state.log.record(
          epoch: epoch, loss: loss, learningRate: state.adam.learningRate, gradientNorm: norm,
          of: task.targetCount)
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
    return state
  }
}
