/// The titles of sections that hold exercises, in the language of a book.
struct ExerciseTitles {
  /// Words that begin such a title, by language.
  private static let words = [
    "en": ["Exercise", "Exercises"], "de": ["Aufgabe", "Aufgaben", "Übung", "Übungen"],
  ]

  /// The title to suggest.
  let example: String
  /// In lower case; `nil` where any title will do, since the words of the language aren't known.
  private let words: Set<String>?

  /// - Parameter language: a code such as "de" or "de-AT"; whoever translates a book may keep the
  ///   English title.
  init(language: String) {
    let words = Self.words[String(language.lowercased().prefix { $0 != "-" })]
    let english = Self.words["en"] ?? []
    example = (words ?? english).first ?? ""
    self.words = words.map { Set(($0 + english).map { $0.lowercased() }) }
  }

  func contains(_ title: String) -> Bool {
    words?.contains(title.prefix(while: \.isLetter).lowercased()) ?? true
  }
}
