/// Puts words together to a text that reads naturally: spaces, and capitals at sentence starts.
package struct TextWriter {
  package private(set) var text = ""
  private var isSentenceStart = true

  package init() {}

  /// Adds a word or a punctuation mark.
  ///
  /// No space stands before a mark that belongs to the word on its left, nor after an opening
  /// bracket.
  package mutating func write(_ word: String, isSpaced: Bool, isTitle: Bool) {
    let clings = [".", ",", "!", "?", ")", "'"].contains(word)
    if isSpaced, !clings, !text.isEmpty, !text.hasSuffix("(") { text += " " }
    text += isSentenceStart || isTitle ? word.prefix(1).uppercased() + word.dropFirst() : word
    if [".", "!", "?"].contains(word) {
      isSentenceStart = true
    } else if word != "(" && word != ")" {
      isSentenceStart = false
    }
  }
}
