/// Parses the values of step cells, of recipes and of `--set`.
struct ValueParser {
  /// The depth of nested lists, more than any setting needs.
  private static let depthLimit = 8

  private(set) var lexer: Lexer
  private(set) var token: Token
  private let separator: String

  /// - Parameter separator: what is written between a label and its value, for messages.
  /// - Throws: `Diagnostic` if the text doesn't begin with a token.
  init(_ source: SourceText, separator: String = ": ") throws(Diagnostic) {
    self.separator = separator
    lexer = Lexer(source)
    token = try lexer.next()
  }

  var location: SourceLocation { lexer.source.location(at: token.range.lowerBound) }

  /// Advances to the next token.
  mutating func advance() throws(Diagnostic) {
    token = try lexer.next()
  }

  /// Whether the token is this sign; advances if so.
  mutating func skip(_ sign: String) throws(Diagnostic) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    try advance()
    return true
  }

  /// An error at the token.
  func diagnostic(_ message: String) -> Diagnostic {
    Diagnostic(at: location, message)
  }

  /// Reads a value and advances to the token after it.
  ///
  /// - Parameter label: the label of the value, for messages.
  mutating func value(of label: String, depth: Int = 0) throws(Diagnostic) -> Literal {
    let start = token
    switch token.kind {
    case .integer(let value):
      try advance()
      return .integer(value)
    case .float(let value):
      try advance()
      return .float(value)
    case .string(let value):
      try advance()
      return .string(value)
    case .identifier("true"), .identifier("false"):
      try advance()
      return .boolean(start.kind == .identifier("true"))
    case .identifier(let word): throw wordAsValue(word, of: label)
    case .sign("-"): return try negative()
    case .sign("."): return try member()
    case .sign("["): return try list(of: label, depth: depth + 1)
    case .sign("−"): throw diagnostic("'−' is not Swift's minus sign; write -")
    case .sign("+"): throw diagnostic("a number has no '+' before it; remove it")
    case .sign, .end:
      throw diagnostic(
        "\(label) has no value before \(token.name); write \(label)\(separator)1, for example")
    }
  }

  private mutating func negative() throws(Diagnostic) -> Literal {
    try advance()
    switch token.kind {
    case .integer(let value):
      try advance()
      return .integer(-value)
    case .float(let value):
      try advance()
      return .float(-value)
    default:
      throw diagnostic("'-' needs a number after it, not \(token.name)")
    }
  }

  private mutating func member() throws(Diagnostic) -> Literal {
    let dot = token
    try advance()
    guard case .identifier(let name) = token.kind, token.range.lowerBound == dot.range.upperBound
    else {
      if case .integer = token.kind {
        throw lexer.diagnostic(
          at: dot.range.lowerBound,
          "a number needs digits before its point; write 0.\(lexer.text(token.range))")
      }
      throw lexer.diagnostic(
        at: dot.range.lowerBound, "'.' needs a name right after it, as in .bucketed")
    }
    try advance()
    return .member(name)
  }

  private mutating func list(of label: String, depth: Int) throws(Diagnostic) -> Literal {
    guard depth <= Self.depthLimit else {
      throw diagnostic("lists are nested too deeply; \(Self.depthLimit) levels are the limit")
    }
    let open = token.range.lowerBound
    try advance()
    var elements: [Literal] = []
    while token.kind != .sign("]") {
      elements.append(try value(of: label, depth: depth))
      if token.kind == .sign("]") { break }
      if token.kind == .end {
        throw lexer.diagnostic(at: open, "the list is not closed; close it with ']'")
      }
      guard try skip(",") else {
        throw diagnostic("a comma is missing before \(token.name) in the list; write ', '")
      }
    }
    try advance()
    return .list(elements)
  }

  /// The diagnostic for a bare word in place of a value.
  private func wordAsValue(_ word: String, of label: String) -> Diagnostic {
    switch word.lowercased() {
    case "nan", "inf", "infinity":
      diagnostic("\(label) must be a finite number; '\(word)' can't be written")
    case "true", "false":
      diagnostic("'\(word)' is not a value; write \(word.lowercased())")
    case "nil", "null", "none":
      diagnostic("'\(word)' is not a value; leave \(label) out to get its default")
    default:
      diagnostic(
        "'\(word)' is not a value; write \"\(word)\" for a string or .\(word) for a choice")
    }
  }
}
