/// A prompt that could not be continued, and what was continued instead.
package struct ReplacedPrompt: Codable, Hashable, Sendable {
  package let wanted: String
  /// Words of the text; `nil` if it has none.
  package let used: String?
  /// Why it could not be continued.
  package let reason: String

  package init(wanted: String, used: String?, reason: String) {
    self.wanted = wanted
    self.used = used
    self.reason = reason
  }
}
