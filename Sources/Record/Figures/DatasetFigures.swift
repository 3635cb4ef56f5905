/// What the page shows of the dataset step, beside its results.
package struct DatasetFigures: Codable, Hashable, Sendable {
  package struct Split: Codable, Hashable, Sendable {
    /// "training", "validation" or "test".
    package var name: String
    package var sequences: Int
    /// Targets: what the model is asked to predict.
    package var tokens: Int
    /// Documents that were longer than a sequence may be.
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
    /// `nil` where the model is asked for nothing.
    package var target: String?

    package init(input: String, target: String?) {
      self.input = input
      self.target = target
    }
  }

  package var splits: [Split]
  /// One training sequence: what goes in above what must come out, from its start.
  package var pairs: [Pair]
  /// Whether the sequence goes on after `pairs`.
  package var pairsAreCut: Bool
  /// Lengths of the framed training documents before they were cut, in tokens.
  package var lengths: Histogram
  /// The longest sequence allowed, in tokens.
  package var cutLength: Int
  /// `nil` where sequences are documents.
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
