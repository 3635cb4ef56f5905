/// What is known about *Anna Karenina*, the novel of the second book, before it is read.
package enum KnownNovel {
  package static let name = "Anna Karenina"
  /// As `WordTokenizer` counts them.
  package static let tokens = 437_098
  /// Distinct tokens.
  package static let words = 12_778
}
