import Tokens

/// How a corpus is cut into sequences and splits.
package struct DatasetOptions: Codable, Hashable, Sendable {
  package var framing = Framing.documents
  /// The maximum number of tokens in a framed document, or the number of inputs in a window.
  package var length = 256
  /// Tokens from the start of one window to the start of the next; always 1 for documents.
  package var stride = 1
  package var target = Target.shifted
  /// The share of the training data held out for validation if the data has no validation split,
  /// 0 ..< 1.
  package var validation = 0.1
  /// The share held out for testing if the data has no test split, 0 ..< 1.
  package var test = 0.0

  package init() {}

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
}

/// How a text becomes the sequences that a model is trained on.
package enum Framing: String, Codable, CaseIterable, Sendable {
  /// One sequence for each document, between `<bos>` and `<eos>`.
  case documents
  /// Overlapping excerpts of equal length from one running text.
  case windows
}
