import Record
import TensorFiles

/// What n-gram models make of the held-out text: the perplexities of all orders, and the loss of
/// the best order at each test target.
package struct NGramEvaluation: Hashable, Sendable {
  package let perplexities: NGramPerplexities
  /// −ln of the probability that the model of the best order gave each target of the test split,
  /// from the first to the last; `nil` without a test split.
  package let testLosses: [Float]?

  package init(perplexities: NGramPerplexities, testLosses: [Float]?) {
    self.perplexities = perplexities
    self.testLosses = testLosses
  }
}

extension NGramEvaluation: StepProduct {
  private static let lossesName = "testLosses"

  package init(decoding file: TensorFile) throws {
    perplexities = try file.note("perplexities")
    testLosses = file[Self.lossesName] == nil ? nil : try file.float32(Self.lossesName)
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile()
    try file.setNote("perplexities", perplexities)
    if let testLosses { file.append(Self.lossesName, .float32(testLosses)) }
    return file
  }
}
