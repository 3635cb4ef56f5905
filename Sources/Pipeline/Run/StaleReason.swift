import Foundation

/// One reason why results no longer fit: what changed and, where that has a name, from what to what.
struct StaleReason: Hashable, CustomStringConvertible {
  private static let arrow = " → "
  private static let separator = "; "

  /// "train: epochs", or all there is to say: "load: data changed".
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

  /// The reasons in a text that `text` made.
  static func texts(in text: String) -> [String] { text.components(separatedBy: separator) }

  /// What a text says of a subject: the value before the change; `nil` where it tells of another.
  static func oldValue(of subject: String, in text: String) -> String? {
    guard text.hasPrefix(subject + " "), let arrow = text.range(of: arrow) else { return nil }
    let start = text.index(text.startIndex, offsetBy: subject.count + 1)
    return start <= arrow.lowerBound ? String(text[start..<arrow.lowerBound]) : nil
  }
}
