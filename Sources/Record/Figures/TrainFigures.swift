/// What the page shows of the train step besides its results.
package struct TrainFigures: Codable, Hashable, Sendable {
  /// One optimizer step.
  package struct Step: Codable, Hashable, Sendable {
    /// 1 for the first of the run.
    package var step: Int
    package var epoch: Int
    /// Mean over the targets of the batch, in nats.
    package var loss: Double
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

  package struct Epoch: Codable, Hashable, Sendable {
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

  package var steps: [Step]
  package var epochs: [Epoch]
  /// `nil` if sequences are documents.
  package var cost: CostFigures?

  package init(steps: [Step], epochs: [Epoch], cost: CostFigures? = nil) {
    self.steps = steps
    self.epochs = epochs
    self.cost = cost
  }
}

/// A prompt and what a model wrote after it.
package struct Continuation: Codable, Hashable, Sendable {
  package var prompt: String
  package var text: String
  package var temperature: Double
  /// Words to choose from at each step; 0 for all.
  package var topK: Int
  /// The share of the probability that they have together; 1 for all.
  package var topP: Double

  package init(
    prompt: String, text: String, temperature: Double, topK: Int, topP: Double = 1
  ) {
    self.prompt = prompt
    self.text = text
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
  }
}
