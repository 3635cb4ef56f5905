import Drawings
import Foundation
import Wording

/// What a model's surprise at repeated words says about its memory.
///
/// Words come back in other contexts than they first came in, so a fall in surprise alone proves
/// nothing. A model that looks only a few words back sees the same contexts and remembers nothing:
/// what the trained model gains on it between the first mention and the second is due to its memory.
enum MemoryVerdict: Hashable, Sendable {
  /// Too few texts have such words.
  case unknown
  /// No gain, but for noise, or next to none.
  case nothing
  /// It loses.
  case worse
  case little
  case much

  /// Gains below this, in nats, are next to nothing: a probability 10 % higher.
  static let noticeable = 0.1
  /// From this share of the possible gain on, the model remembers well.
  static let share = 0.5
  /// From this gain on, in nats, where the possible one isn't known: twice the probability.
  static let large = log(2.0)

  /// - Parameters:
  ///   - gain: the trained model's, in nats.
  ///   - possible: that of the true probabilities; `nil` if they aren't known.
  init(gain: Estimate, possible: Double?) {
    guard let error = gain.error, gain.mean.isFinite, error.isFinite else {
      self = .unknown
      return
    }
    if abs(gain.mean) < max(Self.noticeable, 2 * error) {
      self = .nothing
    } else if gain.mean < 0 {
      self = .worse
    } else {
      self = gain.mean >= (possible.map { Self.share * $0 } ?? Self.large) ? .much : .little
    }
  }

  /// - Parameters:
  ///   - series: the model's mean surprise at each mention, such as "4.2 → 4.1 → 6.6".
  ///   - rival: what the model that remembers nothing is called.
  func sentence(series: String, gain: Estimate, possible: Double?, rival: String) -> String {
    guard self != .unknown, let error = gain.error else {
      return localized("Whether the memory works can’t be told from so few words: \(series).")
    }
    let change = Self.change(gain.mean, error: error, on: rival)
    switch self {
    case .unknown: return ""
    case .nothing:
      return abs(gain.mean) < 2 * error
        ? localized("The model did not learn this: \(series); \(change), no more than noise.")
        : localized("The model did not learn this: \(series); \(change), next to nothing.")
    case .worse: return localized("The model did not learn this: \(series); \(change).")
    case .little, .much:
      let result = Self.result(change, gain.mean, of: possible)
      return self == .little
        ? localized("The model remembers a little: \(series); \(result).")
        : localized("The model remembers: \(series); \(result).")
    }
  }

  private static func change(_ gain: Double, error: Double, on rival: String) -> String {
    let by = localized("\(Format.decimal(abs(gain))) nats (± \(Format.decimal(2 * error)))")
    return gain < 0
      ? localized("from the first mention to the second it loses \(by) on the \(rival)")
      : localized("from the first mention to the second it gains \(by) on the \(rival)")
  }

  /// A change in words, with its share of the possible one where that is known.
  private static func result(_ change: String, _ gain: Double, of possible: Double?) -> String {
    guard let possible, possible > 0 else { return change }
    return localized("\(change), \(Format.percent(gain / possible)) of what is possible")
  }
}
