/// Which of two equally frequent words comes first in a vocabulary.
package enum TieOrder: String, Codable, CaseIterable, Sendable {
  /// The one that sorts first, as in torchtext.
  case token
  /// The one that occurs first, as with Python's `Counter` and a stable sort.
  case appearance
}
