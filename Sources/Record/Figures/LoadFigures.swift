/// What the page shows of the load step besides its results.
package struct LoadFigures: Codable, Hashable, Sendable {
  package struct Excerpt: Codable, Hashable, Sendable {
    /// The document's name, such as "train/neg/0_3.txt".
    package var name: String
    /// The text as it was read: it may contain markup and is never trusted.
    package var text: String
    /// Whether the document continues after `text`.
    package var isCut: Bool

    package init(name: String, text: String, isCut: Bool) {
      self.name = name
      self.text = text
      self.isCut = isCut
    }
  }

  /// What the data is, in a sentence: "IMDB reviews (Maas et al. 2011), from aclImdb.tar.gz".
  package var description: String
  /// Whether a program generated the text. If so, the page says it plainly.
  package var isGenerated: Bool
  package var digest: String
  /// Lengths of the training documents, in words split at white space.
  package var lengths: Histogram
  package var excerpts: [Excerpt]

  package init(
    description: String, isGenerated: Bool, digest: String, lengths: Histogram,
    excerpts: [Excerpt]
  ) {
    self.description = description
    self.isGenerated = isGenerated
    self.digest = digest
    self.lengths = lengths
    self.excerpts = excerpts
  }
}
