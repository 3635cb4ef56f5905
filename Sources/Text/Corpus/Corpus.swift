/// The texts of a run: what a model learns from and what it is tested on.
package struct Corpus: Hashable, Sendable {
  package var train: Documents
  /// `nil` if the data has no validation split of its own.
  package var validation: Documents?
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
  /// What was counted in the texts; zeros for generated ones.
  package var survey: CorpusSurvey
  /// What was found while the data was read, in the order in which it was found.
  package var findings: [Finding]

  package init(
    train: Documents, validation: Documents? = nil, test: Documents?, description: String,
    isGenerated: Bool = false, replacedCharacters: Int = 0,
    testLogProbabilities: [Double]? = nil, tokenLogProbabilities: [Double]? = nil,
    survey: CorpusSurvey = CorpusSurvey(), findings: [Finding] = []
  ) {
    self.train = train
    self.validation = validation
    self.test = test
    self.description = description
    self.isGenerated = isGenerated
    self.replacedCharacters = replacedCharacters
    self.testLogProbabilities = testLogProbabilities
    self.tokenLogProbabilities = tokenLogProbabilities
    self.survey = survey
    self.findings = findings
  }

  /// The texts of several corpora, split by split.
  ///
  /// - Parameter corpora: corpora that no program generated.
  /// - Throws: `CorpusError.noRoom`.
  package init(joining corpora: [Corpus]) throws(CorpusError) {
    func joined(_ split: (Corpus) -> Documents?) throws(CorpusError) -> Documents? {
      let splits = corpora.compactMap(split)
      return splits.isEmpty ? nil : try Documents(joining: splits)
    }
    self.init(
      train: try joined(\.train) ?? Documents(), validation: try joined(\.validation),
      test: try joined(\.test), description: corpora.map(\.description).joined(separator: "; "),
      replacedCharacters: corpora.reduce(0) { $0 + $1.replacedCharacters },
      findings: corpora.flatMap(\.findings))
  }

  /// Counts the tokens that a vocabulary can be made of.
  ///
  /// - Parameter progress: called with the tokens counted so far; an error it throws stops the
  ///   counting.
  package func countTokens(
    _ tokenization: Tokenization, scope: VocabularyScope,
    progress: (_ tokens: Int) throws -> Void = { _ in }
  ) rethrows -> TokenCounter {
    var counter = TokenCounter()
    for documents in texts(in: scope) {
      try counter.add(documents, tokenizer: tokenization.tokenizer, progress: progress)
    }
    return counter
  }

  /// The texts that a vocabulary of that scope is counted over.
  package func texts(in scope: VocabularyScope) -> [Documents] {
    (scope == .all ? [train, validation, test] : [train]).compactMap { $0 }
  }
}

/// Which texts a vocabulary is counted over.
package enum VocabularyScope: String, Codable, CaseIterable, Sendable {
  /// The training split: what the model may know before it is tested.
  case training
  /// All splits, the test split included.
  case all
}
