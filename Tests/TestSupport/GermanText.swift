import Wording

/// A phrase as a German page has it.
package struct GermanText {
  package let text: String
  /// The phrases in it that are still English.
  package let untranslated: Set<String>

  package init(_ phrase: Phrase) {
    var text = ""
    let missing = Language.german.missing { text = localized(phrase) }
    self.text = text
    // A phrase of places alone says the same everywhere.
    untranslated = missing.filter { $0.replacing(/\{[0-9]+\}/, with: "").contains(/\w/) }
  }
}
