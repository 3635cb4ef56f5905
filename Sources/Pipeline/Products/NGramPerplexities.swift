import Record

/// The perplexities of models that count, by how far back they look: the first is that of order 1.
package struct NGramPerplexities: Codable, Hashable, Sendable {
  /// `nil` without a validation split.
  package let validation: [Double]?
  /// `nil` without a test split.
  package let test: [Double]?

  package init(validation: [Double]?, test: [Double]?) {
    self.validation = validation
    self.test = test
  }

  /// The order with the lowest perplexity on the validation split. The test split takes no part in
  /// the choice: without a validation split it is the highest order.
  package var bestOrder: Int? {
    guard let validation else { return test?.count }
    return validation.indices.min { validation[$0] < validation[$1] }.map { $0 + 1 }
  }

  /// By their names in the result catalog; none without a test split.
  var results: [String: Value] {
    guard let test, test.count >= 3, let order = bestOrder, order <= test.count else { return [:] }
    return [
      "trigramPerplexity": .number(test[2]),
      "ngramPerplexity": .number(test[order - 1]),
      "ngramOrder": .integer(order),
    ]
  }
}
