import Drawings
import Pipeline
import Record
import Text
import Tokens
import Wording

/// The test sequence that the page reads word by word, one of median length.
struct TestSequence {
  /// Where a sequence is among all test sequences.
  struct Place: Codable, Hashable, Sendable {
    /// From 1.
    let number: Int
    let count: Int
    let isWindow: Bool

    /// Such as "test sequence 12 of 300".
    var title: String {
      let (number, count) = (Format.count(number), Format.count(count))
      return isWindow
        ? localized("test window \(number) of \(count)")
        : localized("test sequence \(number) of \(count)")
    }
  }

  /// Its place among all test sequences, from 0.
  let index: Int
  let tokens: ArraySlice<TokenID>
  let place: Place

  /// `nil` without a test text.
  ///
  /// - Throws: `StorageError` if the dataset is gone.
  init?(of run: StoredRun) throws {
    guard let test = try run.product(of: Dataset.self).test, test.count > 0 else { return nil }
    index = test.indexOfMedianLength
    tokens = test[index]
    place = Place(number: index + 1, count: test.count, isWindow: test.isInWindows)
  }
}
