import Wording

/// A kind of values of JSON that are no text.
package enum JSONKind: Hashable, Sendable {
  case object, list, number
  case boolean(Bool)

  /// With its article: "a number".
  var name: Phrase {
    switch self {
    case .object: "an object"
    case .list: "a list"
    case .number: "a number"
    case .boolean(let value): "\(value)"
    }
  }
}
