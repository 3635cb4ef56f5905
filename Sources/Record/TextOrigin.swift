/// What the text of a run is.
package struct TextOrigin: Hashable, Sendable {
  /// In a sentence, such as "IMDB reviews (Maas et al. 2011), from aclImdb.tar.gz".
  package let description: String
  /// Whether a program generated it. If so, the page says it plainly.
  package let isGenerated: Bool

  package init(description: String, isGenerated: Bool) {
    self.description = description
    self.isGenerated = isGenerated
  }
}
