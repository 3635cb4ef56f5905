import Neural
import Record
import Text
import Tokens

/// The time that training on windows takes, by stride, at the speed that a run measured.
package struct WindowTrainingCost: Codable, Hashable, Sendable {
  /// The text that the cost is computed for.
  package struct Text: Codable, Hashable, Sendable {
    package let name: String
    /// The number of training tokens.
    package let tokens: Int
    /// The size of its vocabulary.
    package let words: Int
    /// Targets per second.
    package let speed: Double
    /// Whether the speed is that of another text, converted by the operations per target.
    package let isConverted: Bool

    package init(name: String, tokens: Int, words: Int, speed: Double, isConverted: Bool) {
      self.name = name
      self.tokens = tokens
      self.words = words
      self.speed = speed
      self.isConverted = isConverted
    }
  }

  package struct Row: Codable, Hashable, Sendable {
    package let stride: Int
    /// Per epoch.
    package let targets: Int
    package let seconds: Double

    package init(stride: Int, targets: Int, seconds: Double) {
      self.stride = stride
      self.targets = targets
      self.seconds = seconds
    }
  }

  package let text: Text
  /// In ascending order of stride.
  package let rows: [Row]
  /// Budgets too small for a single epoch are left out.
  package let plans: [StrideCost.Plan]

  package init(text: Text, rows: [Row], plans: [StrideCost.Plan]) {
    self.text = text
    self.rows = rows
    self.plans = plans
  }

  private static let minutes = 60.0

  /// The cost of training on the run's own text, or on the novel if the run learned from text that
  /// this program wrote; `nil` if sequences are documents or nothing was measured.
  ///
  /// - Parameter speed: targets per second, as measured.
  package init?(sequences: TokenSequences, isGenerated: Bool, shape: ModelShape, speed: Double?) {
    guard case .windows(let length, let stride, _) = sequences.layout, let speed, speed > 0 else {
      return nil
    }
    let words = shape.vocabulary
    let targetsPerWindow = sequences.target == .shifted ? length : 1
    func operations(words: Int) -> Double {
      var shape = shape
      shape.vocabulary = words
      return TrainingCost(of: shape, inputsPerTarget: length / targetsPerWindow)
        .operationsPerTarget
    }
    let text =
      isGenerated
      ? Text(
        name: KnownNovel.name, tokens: KnownNovel.tokens, words: KnownNovel.words,
        speed: speed * operations(words: words) / operations(words: KnownNovel.words),
        isConverted: true)
      : Text(
        name: "this text", tokens: sequences.ids.count, words: words, speed: speed,
        isConverted: false)
    let cost = StrideCost(
      tokens: text.tokens, length: length,
      targetsPerWindow: targetsPerWindow, speed: text.speed)
    self.init(
      text: text,
      rows: Set(cost.strides + [stride]).sorted().map {
        Row(stride: $0, targets: cost.targets(stride: $0), seconds: cost.seconds(stride: $0))
      },
      plans: [10 * Self.minutes, 60 * Self.minutes].compactMap(cost.plan))
  }

  /// By their names in the result catalog.
  var results: [String: Value] {
    var results: [String: Value] = [:]
    if let first = rows.first, first.stride == 1 {
      results["cost.targets"] = .integer(first.targets)
      results["cost.seconds"] = .number(first.seconds)
    }
    for plan in plans {
      let name = plan.budget > 10 * Self.minutes ? "hour" : "tenMinutes"
      results["cost.\(name).stride"] = .integer(plan.stride)
      results["cost.\(name).epochs"] = .integer(plan.epochs)
    }
    return results
  }
}
