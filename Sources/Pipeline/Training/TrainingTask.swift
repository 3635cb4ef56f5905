import Neural
import Text

/// Everything that a whole training needs.
struct TrainingTask {
  let dataset: TokenDataset
  /// Draws the batches of each epoch.
  let loader: BatchLoader
  let settings: TrainSettings
  let dropout: DropoutRates
  /// The learning rate of each optimizer step.
  let rates: LearningRateSchedule
  /// The state to start from, which training changes: the last checkpoint of an earlier run, or
  /// the beginning. It has the optimizer's settings as well.
  var start: TrainingCheckpoint
  let watcher: EpochWatcher
  let checkpoints: Checkpoints
  /// Threads, progress and interruption.
  let context: StepContext

  init(_ settings: TrainSettings, context: StepContext) throws {
    dataset = try context.product(of: Dataset.self)
    loader = try context.product(of: Loader.self)
    let initial = try context.product(of: Model.self)
    let optimizer = try context.product(of: Optimizer.self).settings
    watcher = EpochWatcher(
      dataset: dataset, vocab: try context.product(of: Vocab.self), context: context)
    rates = LearningRateSchedule(
      peak: optimizer.learningRate, decay: optimizer.schedule, warmup: optimizer.warmup,
      steps: settings.epochs * loader.batchCount)
    checkpoints = context.checkpoints.forTraining(
      of: rates.decay.dependsOnTotal ? settings.epochs : nil)
    if let state = checkpoints.latest(within: settings.epochs) {
      context.notice("train: resuming after \(state.place)")
      start = state
    } else {
      if let epochs = checkpoints.otherTotals.max() {
        context.notice(
          "train: starting over, as a rate that falls to 0 within \(settings.epochs) epochs makes "
            + "another training than one within \(epochs)")
      }
      var state = TrainingCheckpoint(initial, optimizer: optimizer)
      state.log.finishEpoch(
        validationLoss: nil, continuation: try watcher.continuation(by: state.model))
      start = state
    }
    dropout = initial.dropout
    self.settings = settings
    self.context = context
  }

  /// Whether there is anything left to train.
  var isUnfinished: Bool {
    start.place.epochs < settings.epochs && !start.log.hasStalled(for: settings.patience)
  }

  /// The number of targets in all epochs together.
  var targetCount: Int { settings.epochs * sequences(from: 0).targetCount }

  /// The sequences of an epoch that starts at an offset.
  func sequences(from offset: Int) -> TokenSequences {
    dataset.train.starting(at: offset, count: loader.lengths.count)
  }
}
