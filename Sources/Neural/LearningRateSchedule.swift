import Foundation

/// The learning rate of each optimizer step: a rise over the first steps, then a constant rate or a
/// fall to 0 over the rest of the training.
///
/// Source: `torch.optim.lr_scheduler.LambdaLR`, with `factor` as its function.
package struct LearningRateSchedule: Hashable, Sendable {
  package enum Decay: String, Codable, CaseIterable, Sendable {
    /// None: the rate stays.
    case constant
    /// In a straight line.
    case linear
    /// Along half a cosine wave: slowly, then fast, then slowly.
    case cosine

    /// Whether the rate of a step depends on how many follow.
    package var dependsOnTotal: Bool { self != .constant }
  }

  /// The highest rate.
  package var peak: Double
  package var decay: Decay
  /// The number of steps in which the rate rises in a straight line.
  package var warmup: Int
  /// The number of steps of the whole training.
  package var steps: Int

  package init(peak: Double, decay: Decay, warmup: Int, steps: Int) {
    self.peak = peak
    self.decay = decay
    self.warmup = warmup
    self.steps = steps
  }

  /// - Parameter step: 1 for the first.
  package func rate(ofStep step: Int) -> Double { peak * factor(before: step - 1) }

  // snippet.factor
  /// The share of the highest rate, 0 ... 1.
  ///
  /// - Parameter taken: the number of steps already taken.
  func factor(before taken: Int) -> Double {
    if taken < warmup { return Double(taken + 1) / Double(warmup) }
    let progress = min(1, Double(taken - warmup) / Double(max(1, steps - warmup)))
    return switch decay {
    case .constant: 1
    case .linear: 1 - progress
    case .cosine: (1 + cos(.pi * progress)) / 2
    }
  }
  // snippet.end
}
