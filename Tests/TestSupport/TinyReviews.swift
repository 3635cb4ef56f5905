/// A few short reviews in the folders of aclImdb: a whole run on them takes only a moment.
package enum TinyReviews {
  private static let subjects = ["movie", "film", "story", "cast", "music", "end"]
  private static let praise = ["good", "great", "fine", "moving"]
  private static let blame = ["bad", "dull", "weak", "slow"]

  /// The number of reviews for training and for testing.
  package static let trainCount = 24
  package static let testCount = 8

  /// How the note begins that a run on them prints when it reads them: each test review is in the
  /// training split as well.
  package static let note = "note: 8 test documents are in the training split as well"

  /// The reviews as entries of a folder or an archive. Each word of a test review occurs in
  /// training.
  package static func entries(in folder: String = "") -> [TestEntry] {
    [("train", trainCount), ("test", testCount)].flatMap { split, count in
      ["neg", "pos"].flatMap { label in
        (0..<count / 2).map { index in
          TestEntry(
            "\(folder)\(split)/\(label)/\(index)_\(label == "pos" ? 9 : 2).txt",
            review(index, isGood: label == "pos"))
        }
      }
    }
  }

  /// Writes the reviews below `folder/reviews`; returns that path.
  @discardableResult
  package static func write(to folder: TemporaryFolder) throws -> String {
    for entry in entries() { try folder.write(entry.contents, to: "reviews/\(entry.path)") }
    return folder.path + "/reviews"
  }

  private static func review(_ index: Int, isGood: Bool) -> String {
    let words = isGood ? praise : blame
    let sentences = (0...index % 3).map { number in
      "The \(subjects[(index + number) % subjects.count]) was \(words[(index + number) % words.count])"
    }
    return sentences.joined(separator: ", and ") + "."
  }
}
