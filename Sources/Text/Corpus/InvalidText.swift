/// What to do with bytes that are not UTF-8.
package enum InvalidText: String, Codable, CaseIterable, Sendable {
  /// Stop and report where they are.
  case reject
  /// Replace them with U+FFFD and count them.
  case replace
}
