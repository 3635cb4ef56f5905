/// A language that readers see: its words for what this program says in English, and how it writes
/// numbers.
package struct Language: Hashable, Sendable {
  /// Such as "de"; see RFC 5646.
  package var code: String
  package var numbers: NumberStyle
  /// Words about words, and what they are where a text is cut into characters: "Wort" is "Zeichen".
  package var characters: [String: String]
  /// Translations by English text.
  package var phrases: [String: String]

  package init(
    code: String, numbers: NumberStyle, characters: [String: String] = [:],
    phrases: [String: String] = [:]
  ) {
    self.code = code
    self.numbers = numbers
    self.characters = characters
    self.phrases = phrases
  }

  package static let english = Language(
    code: "en", numbers: NumberStyle(decimal: ".", group: ","),
    characters: [
      "word": "character", "words": "characters", "Word": "Character", "Words": "Characters",
    ])

  /// The language of what is written at present, as a locale is. Whoever writes for the readers of a
  /// book sets it to the book's; the terminal is English.
  @TaskLocal package static var current = Language.english

  /// The phrase in this language; in English where it has no translation.
  package func string(_ phrase: Phrase) -> String {
    let translation = phrases[phrase.key]
    if translation == nil { MissingPhrases.recorder?.record(phrase) }
    return phrase.filled(in: translation ?? phrase.key)
  }
}

/// The phrase in the current language.
package func localized(_ phrase: Phrase) -> String { Language.current.string(phrase) }
