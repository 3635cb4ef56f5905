import Text

/// Joins tokens into readable text: no space before a comma, none around the apostrophe in a word,
/// quotation marks alternately opening and closing. Words that a dictionary found have the spaces of
/// their script; characters are joined as they are.
package struct Detokenizer: Sendable {
  package static let closing: Set<String> = [".", ",", ";", ":", "!", "?", ")", "%", "”", "’", "…"]
  /// What has no space after it.
  package static let opening: Set<String> = ["(", "$", "“", "‘"]
  /// What follows an apostrophe that is part of a word.
  package static let endings: Set<String> = ["s", "t", "d", "m", "ll", "re", "ve"]

  private var isQuoting = false
  private var last: String?
  /// Whether the next token needs no space before it.
  private var isOpen = true

  private let kind: TokenizerKind

  /// - Parameter kind: what made the tokens.
  package init(_ kind: TokenizerKind = .words) { self.kind = kind }

  /// All tokens as one text.
  package static func join(_ tokens: [String], by kind: TokenizerKind = .words) -> String {
    var detokenizer = Detokenizer(kind)
    return tokens.map { detokenizer.append($0) }.joined()
  }

  /// The token with the space that it needs before it, if any.
  package mutating func append(_ token: String) -> String {
    guard kind != .characters else { return token }
    let isQuote = token == "\""
    let clings =
      isOpen || Self.closing.contains(token) || token == "'" || isQuote && isQuoting
      || last == "'" && Self.endings.contains(token)
      || kind == .dictionary && meetsWithoutSpace(token)
    if isQuote { isQuoting.toggle() }
    // "o'clock": an apostrophe after a single letter is part of the word.
    let isWithin = token == "'" && last?.count == 1 && last?.first?.isLetter == true
    isOpen = Self.opening.contains(token) || isQuote && isQuoting || isWithin
    last = token
    return clings ? token : " " + token
  }

  /// Whether the script of the last token or of the next one puts no space between them.
  private func meetsWithoutSpace(_ token: String) -> Bool {
    guard let before = last?.unicodeScalars.last, let after = token.unicodeScalars.first else {
      return false
    }
    func are(_ scripts: [ClosedRange<UInt32>], _ scalar: Unicode.Scalar) -> Bool {
      scripts.contains { $0.contains(scalar.value) }
    }
    return are(UnspacedScript.eastAsian, before) || are(UnspacedScript.eastAsian, after)
      || are(UnspacedScript.southeastAsian, before) && are(UnspacedScript.southeastAsian, after)
  }
}
