/// A text for readers, written in English, with places for names and numbers.
///
/// `"\(share) of \(total) targets"` is looked up as "{1} of {2} targets", and a translation can put
/// the places in another order.
package struct Phrase: Hashable, Sendable {
  /// The English text, with "{1}", "{2}" and so on where the arguments go.
  package let key: String
  /// Names, and numbers already formatted: they stay as they are.
  package let arguments: [String]

  /// A phrase that isn't written where it is used, such as the label of a result.
  package init(_ key: String, _ arguments: String...) {
    self.init(key: key, arguments: arguments)
  }

  private init(key: String, arguments: [String]) {
    self.key = key
    self.arguments = arguments
  }

  /// `template` with the arguments in their places. A place without an argument stays.
  ///
  /// Linear in the length of the result; what looks like a place in an argument is none.
  func filled(in template: String) -> String {
    guard !arguments.isEmpty else { return template }
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let after = rest[rest.index(after: open)...]
      if let close = after.firstIndex(of: "}"), let place = Int(after[..<close]),
        arguments.indices.contains(place - 1)
      {
        text += arguments[place - 1]
        rest = after[after.index(after: close)...]
      } else {
        text += "{"
        rest = after
      }
    }
    return text + rest
  }

  /// What is no word in a template, in any order: places, the names and the elements of the page's
  /// templates, and the quotation mark that ends an attribute there.
  static func marks(in template: String) -> [Substring] {
    template.matches(of: /\{[0-9]+\}|\{\{[^}]*\}*|<[^>]*>?|"/).map(\.output).sorted()
  }
}

extension Phrase {
  /// One phrase after the other, as for a text that is longer than a line.
  package static func + (first: Phrase, second: Phrase) -> Phrase {
    let count = first.arguments.count
    let key = second.key.replacing(/\{([0-9]+)\}/) { match in
      "{\(count + (Int(match.output.1) ?? 0))}"
    }
    return Phrase(key: first.key + key, arguments: first.arguments + second.arguments)
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var key = ""
    fileprivate var arguments: [String] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      key.reserveCapacity(literalCapacity + 3 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { key += literal }

    package mutating func appendInterpolation(_ argument: some CustomStringConvertible) {
      arguments.append(argument.description)
      key += "{\(arguments.count)}"
    }
  }

  package init(stringInterpolation: StringInterpolation) {
    self.init(key: stringInterpolation.key, arguments: stringInterpolation.arguments)
  }

  package init(stringLiteral key: String) { self.init(key: key, arguments: []) }
}
