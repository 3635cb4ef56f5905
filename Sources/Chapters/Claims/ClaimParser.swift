/// Parses the body of a claim: one comparison of two arithmetic expressions.
struct ClaimParser {
  /// The limit on nested parentheses and signs, and on terms, as evaluation recurses.
  private static let depthLimit = 30
  private static let termLimit = 200

  private var lexer: Lexer
  private var token: Token
  private var terms = 0

  /// - Throws: `Diagnostic`: the first error in the body.
  static func parse(_ source: SourceText) throws(Diagnostic) -> Claim {
    var lexer = Lexer(source)
    let token = try lexer.next()
    var parser = ClaimParser(lexer: lexer, token: token)
    return try parser.claim()
  }

  private init(lexer: Lexer, token: Token) {
    self.lexer = lexer
    self.token = token
  }

  private mutating func claim() throws(Diagnostic) -> Claim {
    if token.kind == .end {
      throw diagnostic("the claim is empty; write a comparison such as evaluate.perplexity < 100")
    }
    let location = lexer.source.location(at: token.range.lowerBound)
    let start = token.range.lowerBound
    let left = try sum(depth: 0)
    let comparison = try self.comparison()
    let right = try sum(depth: 0)
    guard token.kind == .end else {
      if case .sign(let sign) = token.kind, Claim.Comparison(rawValue: sign) != nil {
        throw diagnostic("a claim contains one comparison; write a second claim for the other")
      }
      throw diagnostic("\(token.name) can't follow the comparison; write an operator before it")
    }
    let text = lexer.text(start..<lexer.source.bytes.count)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Claim(
      left: left, comparison: comparison, right: right, text: text, location: location)
  }

  private mutating func comparison() throws(Diagnostic) -> Claim.Comparison {
    guard case .sign(let sign) = token.kind, let comparison = Claim.Comparison(rawValue: sign)
    else {
      throw diagnostic(
        token.kind == .sign("=")
          ? "a comparison for equality is written =="
          : "a comparison is missing before \(token.name); write <, <=, >, >=, == or !=")
    }
    try advance()
    return comparison
  }

  private mutating func sum(depth: Int) throws(Diagnostic) -> Expression {
    var result = try product(depth: depth)
    while true {
      switch token.kind {
      case .sign("+"):
        try advance()
        result = .sum(result, try product(depth: depth))
      case .sign("-"), .sign("−"):
        try advance()
        result = .difference(result, try product(depth: depth))
      default: return result
      }
    }
  }

  private mutating func product(depth: Int) throws(Diagnostic) -> Expression {
    var result = try factor(depth: depth)
    while true {
      switch token.kind {
      case .sign("*"), .sign("×"):
        try advance()
        result = .product(result, try factor(depth: depth))
      case .sign("/"), .sign("÷"):
        try advance()
        result = .quotient(result, try factor(depth: depth))
      default: return result
      }
    }
  }

  private mutating func factor(depth: Int) throws(Diagnostic) -> Expression {
    terms += 1
    guard depth < Self.depthLimit, terms <= Self.termLimit else {
      throw diagnostic("the claim is too long; split it")
    }
    switch token.kind {
    case .integer(let value):
      try advance()
      return .number(Double(value))
    case .float(let value):
      try advance()
      return .number(value)
    case .identifier: return try name()
    case .sign("-"), .sign("−"):
      try advance()
      return .negated(try factor(depth: depth + 1))
    case .sign("("):
      let open = token.range.lowerBound
      try advance()
      let inner = try sum(depth: depth + 1)
      guard token.kind == .sign(")") else {
        throw lexer.diagnostic(at: open, "the parenthesis is not closed; close it with ')'")
      }
      try advance()
      return inner
    default:
      throw diagnostic("a name or a number is missing before \(token.name)")
    }
  }

  /// `step.name`, where the name may contain further dots. No spaces around dots.
  private mutating func name() throws(Diagnostic) -> Expression {
    let start = token.range.lowerBound
    var end = token.range.upperBound
    try advance()
    while token.kind == .sign("."), token.range.lowerBound == end {
      end = token.range.upperBound
      try advance()
      guard case .identifier = token.kind, token.range.lowerBound == end else { break }
      end = token.range.upperBound
      try advance()
    }
    let name = lexer.text(start..<end)
    guard QualifiedPath.isValid(name) else {
      throw lexer.diagnostic(
        at: start,
        "'\(name)' names no value; write a step and a result or a setting, such as "
          + "evaluate.perplexity")
    }
    return .name(name, lexer.source.location(at: start))
  }

  private mutating func advance() throws(Diagnostic) {
    token = try lexer.next()
  }

  private func diagnostic(_ message: String) -> Diagnostic {
    lexer.diagnostic(at: token.range.lowerBound, message)
  }
}
