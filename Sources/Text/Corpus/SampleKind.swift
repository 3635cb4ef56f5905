/// The texts that this program generates itself.
package enum SampleKind: String, Codable, CaseIterable, Sendable {
  /// Film reviews: many short documents, with a test split.
  case reviews
  /// One long story.
  case story

  /// The texts as a corpus.
  ///
  /// - Parameter options: limits on the number of reviews; a story is always whole.
  /// - Throws: `GrammarError` if a grammar built into the program is faulty.
  package func corpus(options: ReadOptions = ReadOptions()) throws -> Corpus {
    switch self {
    case .reviews:
      let sample = try SampleCorpus.generate()
      return Corpus(
        generatedTrain: sample.train, test: sample.test,
        testLogProbabilities: sample.testLogProbabilities,
        description: "Film reviews written by a program from a weighted grammar",
        options: options)
    case .story:
      let story = try SampleStory.generate()
      var documents = Documents()
      documents.append(story.text, name: "story")
      return Corpus(
        train: documents, test: nil,
        description: "One long story written by a program from a weighted grammar",
        isGenerated: true, tokenLogProbabilities: story.tokenLogProbabilities)
    }
  }
}
