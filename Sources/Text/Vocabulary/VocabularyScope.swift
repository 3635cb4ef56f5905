/// Which texts a vocabulary is counted over.
package enum VocabularyScope: String, Codable, CaseIterable, Sendable {
  /// The training split: what the model may know before it is tested.
  case training
  /// All splits, the test split included.
  case all
}
