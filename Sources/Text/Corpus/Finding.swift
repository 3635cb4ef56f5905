import Wording

/// Something about the data that its reader should know, found while it was read.
package struct Finding: Codable, Hashable, Sendable {
  /// What was found, as a sentence without a full stop: "the text was UTF-16".
  package let text: Phrase
  /// What to do about it, in the same form; `nil` if there is nothing to do.
  package let advice: Phrase?

  package init(_ text: Phrase, advice: Phrase? = nil) {
    self.text = text
    self.advice = advice
  }

  /// What was found and what to do about it, in one line for the terminal.
  package var sentence: String {
    text.description + (advice.map { "; \($0.description)" } ?? "")
  }
}
