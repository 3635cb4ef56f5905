/// The sequences of each split, ready for batches.
package struct TokenDataset: Hashable, Sendable {
  /// The number of documents longer than the maximum sequence, by split.
  package struct CutCounts: Codable, Hashable, Sendable {
    package var train = 0
    package var validation = 0
    package var test = 0

    package init(train: Int = 0, validation: Int = 0, test: Int = 0) {
      self.train = train
      self.validation = validation
      self.test = test
    }
  }

  package var train: TokenSequences
  /// `nil` if none was requested.
  package var validation: TokenSequences?
  /// `nil` if the corpus has no test split and none was requested.
  package var test: TokenSequences?
  package var cut: CutCounts
  /// Tokens of each framed training document before it was cut.
  package var framedLengths: [Int]

  package init(
    train: TokenSequences, validation: TokenSequences?, test: TokenSequences?, cut: CutCounts,
    framedLengths: [Int]
  ) {
    self.train = train
    self.validation = validation
    self.test = test
    self.cut = cut
    self.framedLengths = framedLengths
  }
}
