/// How a text becomes the sequences that a model is trained on.
package enum Framing: String, Codable, CaseIterable, Sendable {
  /// One sequence for each document, between `<bos>` and `<eos>`.
  case documents
  /// Overlapping excerpts of equal length from one running text.
  case windows
}
