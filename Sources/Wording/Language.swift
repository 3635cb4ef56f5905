/// A language that readers see: its words for what this program says in English, and how it writes
/// numbers.
package struct Language: Hashable, Sendable {
  /// Such as "de"; see RFC 5646.
  package var code: String
  package var numbers: NumberStyle
  /// Words about words, and what they are where a text is cut into characters: "Wort" is "Zeichen".
  package var characters: [String: String]
  /// Words that begin the title of a section of exercises, the one to suggest first; empty if they
  /// aren't known.
  package var exercises: [String]
  /// Translations by English text.
  package var phrases: [String: Translation]

  package init(
    code: String, numbers: NumberStyle, characters: [String: String] = [:],
    exercises: [String] = [], phrases: [String: Translation] = [:]
  ) {
    self.code = code
    self.numbers = numbers
    self.characters = characters
    self.exercises = exercises
    self.phrases = phrases
  }

  package static let english = Language(
    code: "en", numbers: NumberStyle(decimal: ".", group: ","),
    characters: [
      "word": "character", "words": "characters", "Word": "Character", "Words": "Characters",
    ], exercises: ["Exercise", "Exercises"])

  /// The language of what is written at present, as a locale is. Whoever writes for the readers of a
  /// book sets it to the book's; the terminal is English.
  @TaskLocal package static var current = Language.english

  /// The phrase in this language; in English where it has no translation.
  package func string(_ phrase: Phrase) -> String {
    let texts = phrase.arguments.map(text)
    guard let translation = phrases[phrase.key] else {
      if self != .english { MissingPhrases.recorder?.record(phrase) }
      return Phrase.fill(phrase.key, with: texts)
    }
    return Phrase.fill(form(of: translation, with: texts), with: texts)
  }

  /// What the language has for an English text: all that a script needs to fill in by itself.
  package func translation(of key: String) -> Translation {
    if phrases[key] == nil, self != .english { MissingPhrases.recorder?.record(Phrase(key)) }
    return phrases[key] ?? Translation(key)
  }

  func text(of argument: Phrase.Argument) -> String {
    switch argument {
    case .text(let text): text
    case .number(let digits):
      digits.hasPrefix("-")
        ? "−" + numbers.string(ofDigits: String(digits.dropFirst()))
        : numbers.string(ofDigits: digits)
    case .phrase(let phrase): string(phrase)
    }
  }

  /// The text for the number in the place that decides.
  private func form(of translation: Translation, with texts: [String]) -> String {
    guard !translation.forms.isEmpty else { return translation.text }
    let candidates = translation.place.map { texts.dropFirst($0 - 1).prefix(1) } ?? texts[...]
    guard let digits = candidates.lazy.compactMap(numbers.digits).first,
      let form = PluralRules.form(of: digits, in: code)
    else { return translation.text }
    return translation.forms[form] ?? translation.text
  }
}

/// The phrase in the current language.
package func localized(_ phrase: Phrase) -> String { Language.current.string(phrase) }
