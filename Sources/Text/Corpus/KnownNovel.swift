/// What is known of *Anna Karenina*, the novel of the second book, before it is read.
package enum KnownNovel {
  package static let name = "Anna Karenina"
  /// As `WordTokenizer` cuts it.
  package static let tokens = 437_098
  /// Different tokens.
  package static let words = 12_778
}
