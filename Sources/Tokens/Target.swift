/// Which tokens of a sequence are targets.
package enum Target: String, Codable, CaseIterable, Sendable {
  /// After every token, the next one: the sequence shifted by one.
  case shifted
  /// The one token that follows a whole window.
  case next
}
