/// Joins words into a text that reads naturally: spaces, and capitals at sentence starts.
package struct TextWriter {
  package private(set) var text = ""
  private var isSentenceStart = true
  private var isQuoting = false
  /// Whether the next word joins the text before it without a space.
  private var isOpen = true
  private var last = ""

  package init() {}

  /// Adds a word or a punctuation mark.
  ///
  /// Writes no space before a mark that belongs to the word on its left, nor after an opening
  /// bracket or quotation mark. A question or exclamation mark that ends a quotation does not end
  /// the sentence: "Where?" asked Ines.
  package mutating func write(_ word: String, isSpaced: Bool, isTitle: Bool) {
    let isQuote = word == "\""
    let clings = [".", ",", "!", "?", ")", "'"].contains(word) || isQuote && isQuoting
    if isSpaced, !clings, !isOpen { text += " " }
    text += isSentenceStart || isTitle ? word.prefix(1).uppercased() + word.dropFirst() : word
    if [".", "!", "?"].contains(word) {
      isSentenceStart = true
    } else if isQuote && isQuoting {
      isSentenceStart = last == "."
    } else if word != "(" && word != ")" && !isQuote {
      isSentenceStart = false
    }
    if isQuote { isQuoting.toggle() }
    isOpen = word == "(" || isQuote && isQuoting
    last = word
  }

  package mutating func startParagraph() {
    if !text.isEmpty { text += "\n\n" }
    isOpen = true
    isSentenceStart = true
  }
}
