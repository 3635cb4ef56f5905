/// What the page shows of the dataset step besides its results.
package struct DatasetFigures: Codable, Hashable, Sendable {
  package struct Split: Codable, Hashable, Sendable {
    /// "training", "validation" or "test".
    package var name: String
    package var sequences: Int
    /// Targets: what the model is asked to predict.
    package var tokens: Int
    /// Documents longer than the maximum sequence.
    package var cut: Int

    package init(name: String, sequences: Int, tokens: Int, cut: Int) {
      self.name = name
      self.sequences = sequences
      self.tokens = tokens
      self.cut = cut
    }
  }

  package struct Pair: Codable, Hashable, Sendable {
    package var input: String
    /// `nil` if the position has no target.
    package var target: String?

    package init(input: String, target: String?) {
      self.input = input
      self.target = target
    }
  }

  package var splits: [Split]
  /// The beginning of one training sequence: each input with its target.
  package var pairs: [Pair]
  /// Whether the sequence continues after `pairs`.
  package var pairsAreCut: Bool
  /// Lengths of the framed training documents before they were cut, in tokens.
  package var lengths: Histogram
  /// The longest sequence allowed, in tokens.
  package var cutLength: Int
  /// `nil` if sequences are documents.
  package var windows: WindowFigures?

  package init(
    splits: [Split], pairs: [Pair], pairsAreCut: Bool, lengths: Histogram, cutLength: Int,
    windows: WindowFigures? = nil
  ) {
    self.splits = splits
    self.pairs = pairs
    self.pairsAreCut = pairsAreCut
    self.lengths = lengths
    self.cutLength = cutLength
    self.windows = windows
  }
}
