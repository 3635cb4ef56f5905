import Neural
import Record

/// What training records along the way.
package struct TrainingLog: Sendable {
  package private(set) var steps: [TrainingStep] = []
  package private(set) var epochs: [TrainingEpoch] = []
  private(set) var tally = Tally()
  /// Every engine that had a part, in order; none if this program alone trained.
  private(set) var engines: [TrainingEngine] = []
  private var lastMoment = ContinuousClock.now

  /// The totals kept besides the list of steps.
  struct Tally: Codable, Hashable, Sendable {
    /// The time in training, over all the runs that it took.
    fileprivate(set) var seconds = 0.0
    /// The targets of all epochs.
    fileprivate(set) var tokens = 0
    /// The loss of the current epoch.
    fileprivate(set) var epochLoss = 0.0
    fileprivate(set) var epochTokens = 0
  }

  init() {}

  /// Continues the log of an earlier run.
  init(
    steps: [TrainingStep], epochs: [TrainingEpoch], tally: Tally, engines: [TrainingEngine] = []
  ) {
    self.steps = steps
    self.epochs = epochs
    self.tally = tally
    self.engines = engines
  }

  /// Notes that this program trains from the next step on, if another engine did so far.
  mutating func continueOwn() {
    let engine = TrainingEngine(ownFrom: steps.count + 1)
    // One that took no step had no part.
    engines.removeAll { $0.firstStep >= engine.firstStep }
    if let last = engines.last, !last.isOwn { engines.append(engine) }
  }

  /// Records an optimizer step and reports the progress of training.
  ///
  /// - Parameter expectedTokens: the number of targets in all epochs together.
  mutating func record(
    epoch: Int, loss: Loss, learningRate: Double, gradientNorm: Double,
    of expectedTokens: Int
  ) -> StepProgress {
    steps.append(
      TrainingStep(
        step: steps.count + 1, epoch: epoch, loss: loss.mean, tokens: loss.tokens,
        learningRate: learningRate, gradientNorm: gradientNorm, seconds: lap()))
    tally.epochLoss += loss.sum
    tally.epochTokens += loss.tokens
    tally.tokens += loss.tokens
    return StepProgress(
      trainedTokens: tally.tokens, of: expectedTokens, epoch: epoch, loss: loss.mean)
  }

  /// Whether a validation loss is lower than that of every earlier epoch.
  func isBest(_ validationLoss: Double?) -> Bool {
    guard let validationLoss else { return false }
    return epochs.compactMap(\.validationLoss).allSatisfy { validationLoss < $0 }
  }

  /// Whether this many epochs have passed since the one with the lowest validation loss; never for
  /// 0, or without a validation split.
  func hasStalled(for patience: Int) -> Bool {
    let losses = epochs.compactMap(\.validationLoss)
    guard patience > 0, let lowest = losses.min(), let best = losses.firstIndex(of: lowest) else {
      return false
    }
    return losses.count - 1 - best >= patience
  }

  /// Records the end of an epoch; the first call stands for the untrained model.
  mutating func finishEpoch(validationLoss: Double?, continuation: Continuation) {
    epochs.append(
      TrainingEpoch(
        epoch: epochs.count, step: steps.count,
        trainLoss: tally.epochTokens == 0
          ? nil : tally.epochLoss / Double(tally.epochTokens),
        validationLoss: validationLoss, continuation: continuation))
    tally.epochLoss = 0
    tally.epochTokens = 0
    // The time between epochs is not part of the next step.
    lap()
  }

  /// Seconds since the previous call.
  @discardableResult
  private mutating func lap() -> Double {
    let now = ContinuousClock.now
    let seconds = (now - lastMoment) / .seconds(1)
    lastMoment = now
    tally.seconds += seconds
    return seconds
  }
}
