/// A split and class of the reviews: one of `train/neg`, `train/pos`, `test/neg` and `test/pos`.
struct ReviewClass: Hashable {
  enum Split: String, CaseIterable {
    case train, test
  }

  /// In the order in which documents are taken.
  enum Label: String, CaseIterable {
    case neg, pos
  }

  var split: Split
  var label: Label

  static var all: [ReviewClass] {
    Split.allCases.flatMap { split in
      Label.allCases.map { ReviewClass(split: split, label: $0) }
    }
  }

  /// Such as "train/neg".
  var folder: String { "\(split.rawValue)/\(label.rawValue)" }
}
