/// What to do with bytes that are not UTF-8.
package enum InvalidText: String, Codable, CaseIterable, Sendable {
  /// Stop, and say where they are.
  case reject
  /// Read U+FFFD in their place, and count them.
  case replace
}
