/// Parses the values of step cells and of `--set`.
struct ValueParser {
  /// Lists in lists in lists: no setting needs them.
  private static let depthLimit = 8

  private(set) var lexer: Lexer
  private(set) var token: Token

  /// - Throws: `Diagnostic` where the text begins with no token.
  init(_ source: SourceText) throws(Diagnostic) {
    lexer = Lexer(source)
    token = try lexer.next()
  }

  var location: SourceLocation { lexer.source.location(at: token.range.lowerBound) }

  /// Goes on to the next token.
  mutating func advance() throws(Diagnostic) {
    token = try lexer.next()
  }

  /// Whether the token is this sign; goes on if so.
  mutating func skip(_ sign: String) throws(Diagnostic) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    try advance()
    return true
  }

  /// A mistake at the token.
  func diagnostic(_ message: String) -> Diagnostic {
    Diagnostic(at: location, message)
  }

  /// Reads a value; the token behind it is the current one afterwards.
  ///
  /// - Parameter label: whose value it is, for messages.
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
    case .sign("−"): throw diagnostic("'−' is no minus sign of Swift; write -")
    case .sign("+"): throw diagnostic("a number has no '+' before it; remove it")
    case .sign, .end:
      throw diagnostic("\(label) has no value before \(token.name); write \(label): 1, for example")
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
      throw diagnostic("'-' needs a number behind it, not \(token.name)")
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
          "a number has digits before its point; write 0.\(lexer.text(token.range))")
      }
      throw lexer.diagnostic(
        at: dot.range.lowerBound, "'.' needs a name right behind it, as in .bucketed")
    }
    try advance()
    return .member(name)
  }

  private mutating func list(of label: String, depth: Int) throws(Diagnostic) -> Literal {
    guard depth <= Self.depthLimit else {
      throw diagnostic("lists nest too deep; \(Self.depthLimit) is the limit")
    }
    let open = token.range.lowerBound
    try advance()
    var elements: [Literal] = []
    while token.kind != .sign("]") {
      elements.append(try value(of: label, depth: depth))
      if token.kind == .sign("]") { break }
      if token.kind == .end {
        throw lexer.diagnostic(at: open, "the list has no end; close it with ']'")
      }
      guard try skip(",") else {
        throw diagnostic("a comma is missing before \(token.name) in the list; write ', '")
      }
    }
    try advance()
    return .list(elements)
  }

  /// The diagnostic for a bare word where a value must stand.
  private func wordAsValue(_ word: String, of label: String) -> Diagnostic {
    switch word.lowercased() {
    case "nan", "inf", "infinity":
      diagnostic("\(label) must be a finite number; '\(word)' can't be written")
    case "true", "false":
      diagnostic("'\(word)' is no value; write \(word.lowercased())")
    case "nil", "null", "none":
      diagnostic("'\(word)' is no value; leave \(label) out to get its default")
    default:
      diagnostic(
        "'\(word)' is no value; write \"\(word)\" for a text or .\(word) for a choice")
    }
  }
}
