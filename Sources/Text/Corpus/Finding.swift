/// Something about the data that its reader should know, found while it was read.
package struct Finding: Codable, Hashable, Sendable {
  /// What was found, as a sentence without a full stop: "the text was UTF-16".
  package let text: String
  /// What to do about it, in the same form; `nil` if there is nothing to do.
  package let advice: String?

  package init(_ text: String, advice: String? = nil) {
    self.text = text
    self.advice = advice
  }
}
