import Foundation

/// One reason why results are stale: what changed and, if that has values, from what to what.
struct StaleReason: Hashable, CustomStringConvertible {
  private static let arrow = " → "
  private static let separator = "; "

  /// "train: epochs", or the whole reason: "load: data changed".
  let subject: String
  private let values: String

  init(_ subject: String) {
    self.subject = subject
    values = ""
  }

  init(_ subject: String, from old: String, to new: String) {
    self.subject = subject
    values = " " + old + Self.arrow + new
  }

  var description: String { subject + values }

  static func text(_ reasons: [StaleReason]) -> String {
    reasons.map(\.description).joined(separator: separator)
  }

  /// Splits a text that `text` made into its reasons.
  static func texts(in text: String) -> [String] { text.components(separatedBy: separator) }

  /// The value of a subject before the change; `nil` if the text is about another subject.
  static func oldValue(of subject: String, in text: String) -> String? {
    guard text.hasPrefix(subject + " "), let arrow = text.range(of: arrow) else { return nil }
    let start = text.index(text.startIndex, offsetBy: subject.count + 1)
    return start <= arrow.lowerBound ? String(text[start..<arrow.lowerBound]) : nil
  }
}
