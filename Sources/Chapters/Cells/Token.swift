/// A token of a step cell, a setting or a claim.
struct Token: Equatable {
  enum Kind: Equatable {
    case identifier(String)
    case integer(Int)
    case float(Double)
    case string(String)
    /// One of the signs that the grammar knows, such as `(` or `<=`.
    case sign(String)
    case end
  }

  var kind: Kind
  /// Its bytes in the source text.
  var range: Range<Int>

  /// Its name in messages.
  var name: String {
    switch kind {
    case .identifier(let name): "'\(name)'"
    case .integer(let value): "the number \(value)"
    case .float(let value): "the number \(value)"
    case .string: "a string"
    case .sign(let sign): "'\(sign)'"
    case .end: "the end"
    }
  }
}
