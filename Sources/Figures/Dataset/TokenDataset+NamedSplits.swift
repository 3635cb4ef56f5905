import Pipeline
import Text

extension TokenDataset {
  /// What the page calls the splits, by their names in results.
  private static let shownNames = ["train": "training", "validation": "validation", "test": "test"]

  /// The splits that exist, under the names on the page.
  var namedSplits: [(name: String, sequences: TokenSequences, cut: Int)] {
    let cuts = ["train": cut.train, "validation": cut.validation, "test": cut.test]
    return splits.map { name, sequences in
      (name: Self.shownNames[name] ?? name, sequences: sequences, cut: cuts[name] ?? 0)
    }
  }
}
