import Tokens

/// How a corpus is cut into sequences and splits.
package struct DatasetOptions: Codable, Hashable, Sendable {
  package var framing: Framing
  /// The maximum tokens of a framed document, or the inputs of a window.
  package var length: Int
  /// Tokens from the start of one window to the start of the next.
  package var stride: Int
  package var target: Target
  /// The share of the training data that is held out for validation, 0 ..< 1.
  package var validation: Double
  /// The share that is held out for testing if the corpus has no test split, 0 ..< 1.
  package var test: Double

  package init(
    framing: Framing = .documents, length: Int = 256, stride: Int = 1,
    target: Target = .shifted, validation: Double = 0.1, test: Double = 0
  ) {
    self.framing = framing
    self.length = length
    self.stride = stride
    self.target = target
    self.validation = validation
    self.test = test
  }

  /// - Throws: `DatasetError` for a value that no data could satisfy.
  func validate() throws {
    for (name, share) in [("validation", validation), ("test", test)] {
      guard share >= 0, share < 1 else {
        throw DatasetError.share(name: name, value: share)
      }
    }
    guard validation + test < 1 else {
      throw DatasetError.shares(validation: validation, test: test)
    }
    guard length >= (framing == .documents ? 2 : 1) else { throw DatasetError.length(length) }
    guard stride >= 1 else { throw DatasetError.stride(stride) }
    if target == .next && framing == .documents { throw DatasetError.nextNeedsWindows }
  }
}
