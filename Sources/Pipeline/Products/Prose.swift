/// Sets tokens as a reader expects them: no space before a comma, none inside a word's apostrophe,
/// quotation marks by turns open and closed.
package struct Prose: Sendable {
  private static let closing: Set<String> = [".", ",", ";", ":", "!", "?", ")", "%"]
  /// What follows an apostrophe that is part of a word.
  private static let endings: Set<String> = ["s", "t", "d", "m", "ll", "re", "ve"]

  private var isQuoting = false
  private var last: String?
  /// What the next token needs no space after.
  private var isOpen = true

  package init() {}

  /// All tokens as one text.
  package static func join(_ tokens: [String]) -> String {
    var prose = Prose()
    return tokens.map { prose.append($0) }.joined()
  }

  /// The token with the space that it needs before it.
  package mutating func append(_ token: String) -> String {
    let isQuote = token == "\""
    let clings =
      isOpen || Self.closing.contains(token) || token == "'" || isQuote && isQuoting
      || last == "'" && Self.endings.contains(token)
    if isQuote { isQuoting.toggle() }
    // "o'clock": after a single letter an apostrophe stands within a word.
    let isWithin = token == "'" && last?.count == 1 && last?.first?.isLetter == true
    isOpen = token == "(" || token == "$" || isQuote && isQuoting || isWithin
    last = token
    return clings ? token : " " + token
  }
}
