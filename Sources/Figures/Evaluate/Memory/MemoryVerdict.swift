import Drawings
import Foundation

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
  ///   - rival: the model that remembers nothing.
  func sentence(series: String, gain: Estimate, possible: Double?, rival: String) -> String {
    guard self != .unknown, let error = gain.error else {
      return "Whether the memory works can’t be told from so few words: \(series)."
    }
    let by = "\(Format.decimal(abs(gain.mean))) nats (± \(Format.decimal(2 * error)))"
    let change =
      "from the first mention to the second it \(gain.mean < 0 ? "loses" : "gains") \(by) on the "
      + rival
    switch self {
    case .unknown: return ""
    case .nothing:
      let reason = abs(gain.mean) < 2 * error ? "no more than noise" : "next to nothing"
      return "The model did not learn this: \(series); \(change), \(reason)."
    case .worse: return "The model did not learn this: \(series); \(change)."
    case .little, .much:
      let share =
        possible.flatMap {
          $0 > 0 ? ", \(Format.percent(gain.mean / $0)) of what is possible" : nil
        }
      return "The model remembers\(self == .little ? " a little" : ""): \(series); \(change)"
        + "\(share ?? "")."
    }
  }
}
