import Record

/// Joins tokens into readable text: no space before a comma, none around the apostrophe in a word,
/// quotation marks alternately opening and closing. Characters are joined as they are.
package struct Detokenizer: Sendable {
  package static let closing: Set<String> = [".", ",", ";", ":", "!", "?", ")", "%"]
  /// What follows an apostrophe that is part of a word.
  package static let endings: Set<String> = ["s", "t", "d", "m", "ll", "re", "ve"]

  private var isQuoting = false
  private var last: String?
  /// Whether the next token needs no space before it.
  private var isOpen = true

  private let unit: TokenUnit

  package init(_ unit: TokenUnit = .word) { self.unit = unit }

  /// All tokens as one text.
  package static func join(_ tokens: [String], unit: TokenUnit = .word) -> String {
    var detokenizer = Detokenizer(unit)
    return tokens.map { detokenizer.append($0) }.joined()
  }

  /// The token with the space that it needs before it, if any.
  package mutating func append(_ token: String) -> String {
    guard unit == .word else { return token }
    let isQuote = token == "\""
    let clings =
      isOpen || Self.closing.contains(token) || token == "'" || isQuote && isQuoting
      || last == "'" && Self.endings.contains(token)
    if isQuote { isQuoting.toggle() }
    // "o'clock": an apostrophe after a single letter is part of the word.
    let isWithin = token == "'" && last?.count == 1 && last?.first?.isLetter == true
    isOpen = token == "(" || token == "$" || isQuote && isQuoting || isWithin
    last = token
    return clings ? token : " " + token
  }
}
