/// What was counted in the texts of a corpus before anything is learned from them.
package struct CorpusSurvey: Codable, Hashable, Sendable {
  /// Documents that repeat an earlier one of their split word for word.
  package var repeated = 0
  /// Test documents that stand in the training split as well.
  package var shared = 0
  /// Bytes of Project Gutenberg's headers and licences, left out or not.
  package var licence = 0

  package init(repeated: Int = 0, shared: Int = 0, licence: Int = 0) {
    self.repeated = repeated
    self.shared = shared
    self.licence = licence
  }
}
