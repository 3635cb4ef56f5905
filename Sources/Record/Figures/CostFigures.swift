/// What training on windows costs in time, by stride, at the speed that a run measured.
package struct CostFigures: Codable, Hashable, Sendable {
  /// The text that the cost is worked out for.
  package struct Text: Codable, Hashable, Sendable {
    package var name: String
    /// Tokens to train on.
    package var tokens: Int
    /// The size of its vocabulary.
    package var words: Int
    /// Targets a second.
    package var speed: Double
    /// Whether the speed is that of another text, converted by the arithmetic of a target.
    package var isConverted: Bool

    package init(name: String, tokens: Int, words: Int, speed: Double, isConverted: Bool) {
      self.name = name
      self.tokens = tokens
      self.words = words
      self.speed = speed
      self.isConverted = isConverted
    }
  }

  package struct Row: Codable, Hashable, Sendable {
    package var stride: Int
    /// Of an epoch.
    package var targets: Int
    package var seconds: Double

    package init(stride: Int, targets: Int, seconds: Double) {
      self.stride = stride
      self.targets = targets
      self.seconds = seconds
    }
  }

  /// Settings that fit a span of time.
  package struct Plan: Codable, Hashable, Sendable {
    /// The time that there is, in seconds.
    package var budget: Double
    package var stride: Int
    package var epochs: Int
    /// The time that it takes.
    package var seconds: Double

    package init(budget: Double, stride: Int, epochs: Int, seconds: Double) {
      self.budget = budget
      self.stride = stride
      self.epochs = epochs
      self.seconds = seconds
    }
  }

  package var text: Text
  /// By rising stride.
  package var rows: [Row]
  /// Spans of time in which not one epoch fits are left out.
  package var plans: [Plan]

  package init(text: Text, rows: [Row], plans: [Plan]) {
    self.text = text
    self.rows = rows
    self.plans = plans
  }
}
