/// A comparison that must hold in the run: `evaluate.perplexity < evaluate.bigramPerplexity / 2`.
package struct Claim: Hashable, Sendable {
  package enum Comparison: String, Hashable, Sendable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
  }

  package var left: Expression
  package var comparison: Comparison
  package var right: Expression
  /// The claim as written.
  package var text: String
  package var location: SourceLocation

  package init(
    left: Expression, comparison: Comparison, right: Expression, text: String,
    location: SourceLocation
  ) {
    self.left = left
    self.comparison = comparison
    self.right = right
    self.text = text
    self.location = location
  }
}

/// Arithmetic over the results and settings of a run.
package indirect enum Expression: Hashable, Sendable {
  case number(Double)
  case name(String, SourceLocation)
  case negated(Expression)
  case sum(Expression, Expression)
  case difference(Expression, Expression)
  case product(Expression, Expression)
  case quotient(Expression, Expression)
}
