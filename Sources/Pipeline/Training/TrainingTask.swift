import Text

/// Everything that a whole training needs.
struct TrainingTask {
  let dataset: TokenDataset
  /// Draws the batches of each epoch.
  let loader: BatchLoader
  let settings: TrainSettings
  /// The probability of dropping a value between layers.
  let dropout: Double
  /// The state to start from, which training changes: the last checkpoint of an earlier run, or
  /// the beginning. It has the optimizer's settings as well.
  let start: TrainingCheckpoint
  let watcher: EpochWatcher
  /// Threads, progress, interruption, and where to save checkpoints.
  let context: StepContext

  init(_ settings: TrainSettings, context: StepContext) throws {
    dataset = try context.product(of: Dataset.self)
    loader = try context.product(of: Loader.self)
    let initial = try context.product(of: Model.self)
    let optimizer = try context.product(of: Optimizer.self).settings
    watcher = EpochWatcher(
      dataset: dataset, vocab: try context.product(of: Vocab.self), context: context)
    if let state = context.checkpoints.latest(within: settings.epochs) {
      context.notice("train: resuming after \(state.place)")
      start = state
    } else {
      var state = TrainingCheckpoint(initial, optimizer: optimizer)
      state.log.finishEpoch(
        validationLoss: nil, continuation: try watcher.continuation(by: state.model))
      start = state
    }
    dropout = initial.dropout
    self.settings = settings
    self.context = context
  }

  /// The number of targets in all epochs together.
  var targetCount: Int { settings.epochs * dataset.train.targetCount }

  /// The learning rate of one optimizer step, 1 for the first.
  ///
  /// One that depends on the number of epochs changes `Train.extendableSettings`.
  func learningRate(ofStep step: Int) -> Double { start.optimizer.learningRate }
}
