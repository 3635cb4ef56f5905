import Wording

/// The titles of sections that hold exercises, in the language of a book.
struct ExerciseTitles {
  /// The title to suggest.
  let example: String
  /// In lower case; `nil` where any title will do, since the words of the language aren't known.
  private let words: Set<String>?

  /// - Parameter language: the book's; whoever translates a book may keep the English title.
  init(language: Language) {
    let english = Language.english.exercises
    example = (language.exercises + english).first ?? ""
    words =
      language.exercises.isEmpty
      ? nil : Set((language.exercises + english).map { $0.lowercased() })
  }

  func contains(_ title: String) -> Bool {
    words?.contains(title.prefix(while: \.isLetter).lowercased()) ?? true
  }
}
