/// A text for readers, written in English, with places for names and numbers.
///
/// `"\(share) of \(total) targets"` is looked up as "{1} of {2} targets", and a translation can put
/// the places in another order. A phrase can be stored: the language is chosen where it is read.
package struct Phrase: Hashable, Sendable {
  /// What goes to a place of a phrase.
  package enum Argument: Hashable, Sendable {
    /// A name, or a number already formatted: stays as it is.
    case text(String)
    /// The digits of a number, with a point as decimal mark, which each language writes in its own
    /// way.
    case number(String)
    /// A text with a translation of its own.
    case phrase(Phrase)
  }

  /// The English text, with "{1}", "{2}" and so on where the arguments go.
  package let key: String
  package let arguments: [Argument]

  /// A phrase that isn't written where it is used, such as the label of a result.
  package init(_ key: String, _ arguments: Argument...) {
    self.init(key: key, arguments: arguments)
  }

  init(key: String, arguments: [Argument]) {
    self.key = key
    self.arguments = arguments
  }

  /// A template with texts in its places. A place without a text stays.
  ///
  /// Linear in the length of the result; what looks like a place in a text is none.
  static func fill(_ template: String, with texts: [String]) -> String {
    guard !texts.isEmpty else { return template }
    var text = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let after = rest[rest.index(after: open)...]
      if let close = after.firstIndex(of: "}"), let place = Int(after[..<close]),
        texts.indices.contains(place - 1)
      {
        text += texts[place - 1]
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

extension Phrase: CustomStringConvertible {
  /// In English, as the terminal and records have it.
  package var description: String { Language.english.string(self) }
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
    fileprivate var arguments: [Argument] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      key.reserveCapacity(literalCapacity + 3 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { key += literal }

    package mutating func appendInterpolation(_ text: some CustomStringConvertible) {
      append(.text(text.description))
    }

    package mutating func appendInterpolation(_ count: Int) { append(Argument(count)) }

    /// The digits of a number that is copied rather than counted, such as a line's: never in groups.
    package mutating func appendInterpolation(plain number: Int) { append(.text(String(number))) }

    package mutating func appendInterpolation(_ phrase: Phrase) { append(.phrase(phrase)) }

    package mutating func appendInterpolation(_ argument: Argument) { append(argument) }

    package mutating func appendInterpolation(_ error: some ReadableError) {
      append(.phrase(error.phrase))
    }

    package mutating func appendInterpolation(_ error: any Error) {
      if let error = error as? any ReadableError {
        append(.phrase(error.phrase))
      } else {
        append(.text(String(describing: error)))
      }
    }

    private mutating func append(_ argument: Argument) {
      arguments.append(argument)
      key += "{\(arguments.count)}"
    }
  }

  package init(stringInterpolation: StringInterpolation) {
    self.init(key: stringInterpolation.key, arguments: stringInterpolation.arguments)
  }

  package init(stringLiteral key: String) { self.init(key: key, arguments: []) }
}

extension Phrase.Argument {
  package init(_ count: Int) { self = .number(String(count)) }
}

extension Phrase.Argument: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self = .text(text) }
}

extension Phrase.Argument: ExpressibleByIntegerLiteral {
  package init(integerLiteral count: Int) { self.init(count) }
}

extension Phrase.Argument: CustomStringConvertible {
  package var description: String { Language.english.text(of: self) }
}
