/// The order in which an epoch visits the sequences.
package enum BatchOrder: String, Codable, CaseIterable, Sendable {
  /// Sequences of similar length in one batch, batches in random order: little padding.
  case bucketed
  /// Any sequences in one batch, exactly as PyTorch's shuffling loader draws them.
  case shuffled
}
