/// The time that training on windows takes, by stride, at the speed that a run measured.
package struct CostFigures: Codable, Hashable, Sendable {
  /// The text that the cost is computed for.
  package struct Text: Codable, Hashable, Sendable {
    package var name: String
    /// The number of training tokens.
    package var tokens: Int
    /// The size of its vocabulary.
    package var words: Int
    /// Targets per second.
    package var speed: Double
    /// Whether the speed is that of another text, converted by the operations per target.
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
    /// Per epoch.
    package var targets: Int
    package var seconds: Double

    package init(stride: Int, targets: Int, seconds: Double) {
      self.stride = stride
      self.targets = targets
      self.seconds = seconds
    }
  }

  /// Settings that fit a time budget.
  package struct Plan: Codable, Hashable, Sendable {
    /// The time available, in seconds.
    package var budget: Double
    package var stride: Int
    package var epochs: Int
    /// The time needed, in seconds.
    package var seconds: Double

    package init(budget: Double, stride: Int, epochs: Int, seconds: Double) {
      self.budget = budget
      self.stride = stride
      self.epochs = epochs
      self.seconds = seconds
    }
  }

  package var text: Text
  /// In ascending order of stride.
  package var rows: [Row]
  /// Budgets too small for a single epoch are left out.
  package var plans: [Plan]

  package init(text: Text, rows: [Row], plans: [Plan]) {
    self.text = text
    self.rows = rows
    self.plans = plans
  }
}
