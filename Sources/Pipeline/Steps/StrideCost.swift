import Record
import Text

/// How long training on windows takes, by stride.
package struct StrideCost: Hashable, Sendable {
  /// Tokens of the text.
  package var tokens: Int
  /// Inputs of a window.
  package var length: Int
  /// Targets of a window.
  package var targetsPerWindow: Int
  /// Targets a second.
  package var speed: Double

  package init(tokens: Int, length: Int, targetsPerWindow: Int, speed: Double) {
    self.tokens = tokens
    self.length = length
    self.targetsPerWindow = targetsPerWindow
    self.speed = speed
  }

  /// After fewer epochs a model has hardly begun.
  private static let wantedEpochs = 10
  /// After more of them it knows its text by heart.
  private static let mostEpochs = 50

  /// Strides to choose from, in rising order, up to windows that leave out most of the text.
  package var strides: [Int] {
    let overlapping = [1, 2, 5, 10, 20, 50, 100, 200, 500].filter { $0 < length }
    return overlapping + [1, 2, 5, 10].map { $0 * length }
  }

  /// Targets of an epoch.
  package func targets(stride: Int) -> Int {
    TokenSequences.windowCount(tokens: tokens, length: length, stride: stride) * targetsPerWindow
  }

  /// Of an epoch.
  package func seconds(stride: Int) -> Double { Double(targets(stride: stride)) / speed }

  // snippet.plan
  /// The smallest stride at which ten epochs fit. Where they do not even fit with windows side by
  /// side, as many epochs of those as fit, and at the least one with gaps between the windows; `nil`
  /// where not even that fits.
  package func plan(within budget: Double) -> CostFigures.Plan? {
    func epochs(_ stride: Int) -> Int {
      let seconds = seconds(stride: stride)
      guard seconds > 0 else { return 0 }
      return Int(min(budget / seconds, Double(Self.mostEpochs)))
    }
    let stride =
      strides.first { $0 <= length && epochs($0) >= Self.wantedEpochs }
      ?? strides.first { $0 >= length && epochs($0) >= 1 }
    return stride.map { stride in
      CostFigures.Plan(
        budget: budget, stride: stride, epochs: epochs(stride),
        seconds: Double(epochs(stride)) * seconds(stride: stride))
    }
  }
  // snippet.end
}
