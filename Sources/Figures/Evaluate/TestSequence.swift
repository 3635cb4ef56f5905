import Drawings
import Pipeline
import Record
import Text
import Tokens

/// The test sequence that the page reads word by word, one of median length.
struct TestSequence {
  /// Its place among all test sequences.
  let index: Int
  let tokens: ArraySlice<TokenID>
  /// Such as "test sequence 12 of 300".
  let name: String

  /// `nil` without a test text.
  ///
  /// - Throws: `StorageError` if the dataset is gone.
  init?(of run: StoredRun) throws {
    guard let test = try run.product(of: Dataset.self).test, test.count > 0 else { return nil }
    index = test.indexOfMedianLength
    tokens = test[index]
    name =
      "test \(test.isInWindows ? "window" : "sequence") "
      + "\(Format.count(index + 1)) of \(Format.count(test.count))"
  }
}
