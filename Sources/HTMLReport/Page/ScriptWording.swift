import Foundation
import Record
import Wording

/// What a page's scripts say in the current language, and how it writes numbers, as data for them.
enum ScriptWording {
  private struct Words: Encodable {
    let decimal: String
    let group: String
    /// What differs from the English in the scripts.
    let phrases: [String: Translation]
  }

  /// `nil` where the English in the scripts is right as it is.
  ///
  /// - Parameters:
  ///   - scripts: the text of all scripts.
  ///   - unit: what the page says instead of "word".
  static func make(for scripts: String, unit: TokenUnit = .word) -> Markup? {
    let phrases = phrases(in: scripts).map {
      ($0, Language.current.translation(of: $0).map(unit.phrase))
    }
    let numbers = Language.current.numbers
    let words = Words(
      decimal: numbers.decimal, group: numbers.group,
      phrases: Dictionary(
        phrases.filter { Translation($0) != $1 }, uniquingKeysWith: { first, _ in first }))
    guard !words.phrases.isEmpty || numbers != Language.english.numbers else { return nil }
    return try? Markup.data(encoding: words)
  }

  /// The texts that scripts give to `say`.
  static func phrases(in scripts: String) -> Set<String> {
    Set(scripts.matches(of: /\bsay\("([^"\\]*)"/).map { String($0.output.1) })
  }
}
