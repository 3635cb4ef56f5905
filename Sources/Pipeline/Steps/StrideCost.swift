import Text

/// How long training on windows takes, by stride.
package struct StrideCost: Hashable, Sendable {
  /// Settings that fit a time budget.
  package struct Plan: Codable, Hashable, Sendable {
    /// The time available, in seconds.
    package let budget: Double
    package let stride: Int
    package let epochs: Int
    /// The time needed, in seconds.
    package let seconds: Double

    package init(budget: Double, stride: Int, epochs: Int, seconds: Double) {
      self.budget = budget
      self.stride = stride
      self.epochs = epochs
      self.seconds = seconds
    }
  }

  /// The number of tokens in the text.
  package var tokens: Int
  /// The number of inputs in a window.
  package var length: Int
  /// The number of targets in a window.
  package var targetsPerWindow: Int
  /// Targets per second.
  package var speed: Double

  package init(tokens: Int, length: Int, targetsPerWindow: Int, speed: Double) {
    self.tokens = tokens
    self.length = length
    self.targetsPerWindow = targetsPerWindow
    self.speed = speed
  }

  /// After fewer epochs a model has barely begun to learn.
  private static let wantedEpochs = 10
  /// After more epochs it has memorized its text.
  private static let mostEpochs = 50

  /// Strides to choose from, in ascending order, up to windows that leave out most of the text.
  package var strides: [Int] {
    let overlapping = [1, 2, 5, 10, 20, 50, 100, 200, 500].filter { $0 < length }
    return overlapping + [1, 2, 5, 10].map { $0 * length }
  }

  /// The number of targets in an epoch.
  package func targets(stride: Int) -> Int {
    TokenSequences.windowCount(tokens: tokens, length: length, stride: stride) * targetsPerWindow
  }

  /// The duration of an epoch.
  package func seconds(stride: Int) -> Double { Double(targets(stride: stride)) / speed }

  // snippet.plan
  /// The smallest stride at which ten epochs fit. If they don't fit even with windows side by side,
  /// the plan has as many epochs of those as fit or, failing that, at least one with gaps between
  /// the windows; `nil` if not even that fits.
  package func plan(within budget: Double) -> Plan? {
    func epochs(_ stride: Int) -> Int {
      let seconds = seconds(stride: stride)
      guard seconds > 0 else { return 0 }
      return Int(min(budget / seconds, Double(Self.mostEpochs)))
    }
    let stride =
      strides.first { $0 <= length && epochs($0) >= Self.wantedEpochs }
      ?? strides.first { $0 >= length && epochs($0) >= 1 }
    return stride.map { stride in
      Plan(
        budget: budget, stride: stride, epochs: epochs(stride),
        seconds: Double(epochs(stride)) * seconds(stride: stride))
    }
  }
  // snippet.end
}
