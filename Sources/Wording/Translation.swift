/// What a language says for a phrase: one text for every number, or texts for its plural forms.
package struct Translation: Hashable, Sendable {
  /// For all numbers without a text of their own.
  package var text: String
  /// The texts for some of the language's plural forms.
  package var forms: [PluralForm: String]
  /// The place of the number that the form agrees with, from 1; `nil` for the first number.
  package var place: Int?

  package init(_ text: String, forms: [PluralForm: String] = [:], place: Int? = nil) {
    self.text = text
    self.forms = forms
    self.place = place
  }

  /// Each text in it as a function changes it.
  package func map(_ change: (String) -> String) -> Translation {
    Translation(change(text), forms: forms.mapValues(change), place: place)
  }

  /// Whether its texts have the marks of the English phrase. The text for a single number can leave
  /// that number out: "one book", "two books".
  func hasMarks(of english: String) -> Bool {
    let marks = Phrase.marks(in: english)
    return Phrase.marks(in: text) == marks && place.map { marks.contains("{\($0)}") } ?? true
      && forms.allSatisfy { form, text in
        let own = Phrase.marks(in: text)
        return own == marks
          || form.isOfFewNumbers && own == marks.filter { $0 != "{\(place ?? 1)}" }
      }
  }
}

extension Translation: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

/// `"text"`, or `{"one": "text", "few": "text", "other": "text"}`, in which `"number": 2` says that
/// {2} decides.
extension Translation: Codable {
  private struct Key: CodingKey {
    static let place = Key(stringValue: "number")
    static let other = Key(PluralForm.other)

    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init(_ form: PluralForm) { stringValue = form.rawValue }
    init?(intValue: Int) { nil }
  }

  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text)
      return
    }
    let container = try decoder.container(keyedBy: Key.self)
    var forms: [PluralForm: String] = [:]
    for key in container.allKeys where key.stringValue != Key.place.stringValue {
      guard let form = PluralForm(rawValue: key.stringValue) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "no plural form")
      }
      forms[form] = try container.decode(String.self, forKey: key)
    }
    let text = try container.decode(String.self, forKey: .other)
    forms[.other] = nil
    self.init(text, forms: forms, place: try container.decodeIfPresent(Int.self, forKey: .place))
  }

  package func encode(to encoder: any Encoder) throws {
    guard !forms.isEmpty else {
      var container = encoder.singleValueContainer()
      return try container.encode(text)
    }
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(text, forKey: .other)
    for (form, text) in forms { try container.encode(text, forKey: Key(form)) }
    try container.encodeIfPresent(place, forKey: .place)
  }
}
