/// The course of a training, step by step and epoch by epoch.
package struct TrainingCurve: Codable, Hashable, Sendable {
  package var steps: [TrainingStep]
  package var epochs: [TrainingEpoch]

  package init(steps: [TrainingStep], epochs: [TrainingEpoch]) {
    self.steps = steps
    self.epochs = epochs
  }
}

/// One optimizer step.
package struct TrainingStep: Codable, Hashable, Sendable {
  /// 1 for the first of the run.
  package var step: Int
  package var epoch: Int
  /// Mean over the targets of the batch, in nats.
  package var loss: Double
  /// The number of targets in the batch.
  package var tokens: Int
  package var learningRate: Double
  /// Before clipping.
  package var gradientNorm: Double
  package var seconds: Double

  package init(
    step: Int, epoch: Int, loss: Double, tokens: Int, learningRate: Double,
    gradientNorm: Double, seconds: Double
  ) {
    self.step = step
    self.epoch = epoch
    self.loss = loss
    self.tokens = tokens
    self.learningRate = learningRate
    self.gradientNorm = gradientNorm
    self.seconds = seconds
  }
}

package struct TrainingEpoch: Codable, Hashable, Sendable {
  /// 1 for the first. 0 stands for the untrained model, which has no losses of its own.
  package var epoch: Int
  /// The last optimizer step of the epoch.
  package var step: Int
  /// Mean over all targets of the epoch, in nats.
  package var trainLoss: Double?
  package var validationLoss: Double?
  /// The fixed prompt and how the model continued it at that point.
  package var continuation: Continuation

  package init(
    epoch: Int, step: Int, trainLoss: Double?, validationLoss: Double?,
    continuation: Continuation
  ) {
    self.epoch = epoch
    self.step = step
    self.trainLoss = trainLoss
    self.validationLoss = validationLoss
    self.continuation = continuation
  }
}
