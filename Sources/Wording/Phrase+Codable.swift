/// `"the splits"`, or `{"text": "{1} of {2} targets", "with": [{"number": "3"}, "all"]}`.
extension Phrase: Codable {
  private enum CodingKeys: String, CodingKey {
    case key = "text"
    case arguments = "with"
  }

  package init(from decoder: any Decoder) throws {
    if let key = try? decoder.singleValueContainer().decode(String.self) {
      self.init(key: key, arguments: [])
    } else {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        key: try container.decode(String.self, forKey: .key),
        arguments: try container.decode([Argument].self, forKey: .arguments))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    if arguments.isEmpty {
      var container = encoder.singleValueContainer()
      try container.encode(key)
    } else {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(key, forKey: .key)
      try container.encode(arguments, forKey: .arguments)
    }
  }
}

/// A text, or an object with a number or a phrase.
extension Phrase.Argument: Codable {
  private enum CodingKeys: CodingKey { case number, phrase }

  package init(from decoder: any Decoder) throws {
    guard let container = try? decoder.container(keyedBy: CodingKeys.self) else {
      self = .text(try decoder.singleValueContainer().decode(String.self))
      return
    }
    self =
      try container.decodeIfPresent(String.self, forKey: .number).map { .number($0) }
      ?? .phrase(try container.decode(Phrase.self, forKey: .phrase))
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .number(let digits):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(digits, forKey: .number)
    case .phrase(let phrase):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(phrase, forKey: .phrase)
    }
  }
}
