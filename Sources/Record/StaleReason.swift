import Foundation
import Wording

/// One reason why results are stale: what changed and, if that has values, from what to what.
///
/// A record has reasons as a text in English, which scripts can read and which says the same in each
/// release.
package struct StaleReason: Hashable, CustomStringConvertible {
  private static let arrow = " → "
  private static let separator = "; "

  /// "train: epochs", or the whole reason: "load: data changed".
  package let subject: String
  private let values: String

  package init(_ subject: String) {
    self.subject = subject
    values = ""
  }

  package init(_ subject: String, from old: String, to new: String) {
    self.subject = subject
    values = " " + old + Self.arrow + new
  }

  package var description: String { subject + values }

  package static func text(_ reasons: [StaleReason]) -> String {
    reasons.map(\.description).joined(separator: separator)
  }

  /// Splits a text that `text` made into its reasons.
  package static func texts(in text: String) -> [String] {
    text.components(separatedBy: separator)
  }

  /// The value of a subject before the change; `nil` if the text is about another subject.
  package static func oldValue(of subject: String, in text: String) -> String? {
    guard text.hasPrefix(subject + " "), let arrow = text.range(of: arrow) else { return nil }
    let start = text.index(text.startIndex, offsetBy: subject.count + 1)
    return start <= arrow.lowerBound ? String(text[start..<arrow.lowerBound]) : nil
  }
}

extension StaleReason {
  /// What can change besides settings, which have the same names in every language.
  package static let seed = "seed"
  package static let arithmetic = "arithmetic"
  package static let dictionaries = "dictionaries"
  package static let recipe = "recipe"

  package static func dataChanged(_ step: StepID) -> StaleReason {
    StaleReason("\(step): data changed")
  }

  package static func codeChanged(_ step: StepID) -> StaleReason {
    StaleReason("\(step): its code changed")
  }

  package static func codeOrFileChanged(_ step: StepID) -> StaleReason {
    StaleReason("\(step): its code or a file that it reads changed")
  }

  /// A text that `text` made, in the current language.
  package static func localized(_ text: String) -> String {
    texts(in: text).map(localizedReason).joined(separator: separator)
  }

  private static func localizedReason(_ reason: String) -> String {
    for step in StepID.allCases where reason.hasPrefix("\(step): ") {
      switch StaleReason(reason) {
      case dataChanged(step): return Wording.localized("\(step): data changed")
      case codeChanged(step): return Wording.localized("\(step): its code changed")
      case codeOrFileChanged(step):
        return Wording.localized("\(step): its code or a file that it reads changed")
      default: return reason
      }
    }
    for subject in [seed, arithmetic, dictionaries, recipe]
    where oldValue(of: subject, in: reason) != nil {
      return Wording.localized(Phrase(subject)) + reason.dropFirst(subject.count)
    }
    return reason
  }
}

extension StepRecord {
  /// Why the results no longer match the book, in the current language.
  package var localizedStale: String? { stale.map(StaleReason.localized) }
}
