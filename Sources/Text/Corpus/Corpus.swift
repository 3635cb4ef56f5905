/// The texts of a run: what a model learns from and what it is tested on.
package struct Corpus: Hashable, Sendable {
  package var train: Documents
  /// `nil` if the data has no test split.
  package var test: Documents?
  /// A one-sentence description of the data.
  package var description: String
  /// Whether a program generated the text.
  package var isGenerated: Bool
  /// The number of U+FFFD that replaced invalid UTF-8.
  package var replacedCharacters: Int
  /// For generated text, the natural logarithm of the probability that the generator gave each test
  /// document: no model can do better on average.
  package var testLogProbabilities: [Double]?
  /// For one generated text, the same for each of its tokens, given all tokens before it.
  package var tokenLogProbabilities: [Double]?

  package init(
    train: Documents, test: Documents?, description: String, isGenerated: Bool = false,
    replacedCharacters: Int = 0, testLogProbabilities: [Double]? = nil,
    tokenLogProbabilities: [Double]? = nil
  ) {
    self.train = train
    self.test = test
    self.description = description
    self.isGenerated = isGenerated
    self.replacedCharacters = replacedCharacters
    self.testLogProbabilities = testLogProbabilities
    self.tokenLogProbabilities = tokenLogProbabilities
  }

  /// Counts the tokens that a vocabulary can be made of.
  ///
  /// - Parameter progress: called with the tokens counted so far; an error it throws stops the
  ///   counting.
  package func countTokens(
    tokenizer: TokenizerKind, scope: VocabularyScope,
    progress: (_ tokens: Int) throws -> Void = { _ in }
  ) rethrows -> TokenCounter {
    var counter = TokenCounter()
    for documents in scope == .all ? [train, test] : [train] {
      guard let documents else { continue }
      try counter.add(documents, tokenizer: tokenizer.tokenizer, progress: progress)
    }
    return counter
  }
}

/// Which texts a vocabulary is counted over.
package enum VocabularyScope: String, Codable, CaseIterable, Sendable {
  /// The training split: what the model may know before it is tested.
  case training
  /// All splits, the test split included.
  case all
}
