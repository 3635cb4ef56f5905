extension Corpus {
  /// Generated texts as a corpus.
  ///
  /// - Parameters:
  ///   - testLogProbabilities: one for each of `test`.
  ///   - options: limits on how many texts are taken, from the start.
  package init(
    generatedTrain train: [String], test: [String], testLogProbabilities: [Double],
    description: String, options: ReadOptions = ReadOptions()
  ) {
    precondition(test.count == testLogProbabilities.count, "Each test text has a probability")
    func documents(_ texts: [String], split: String, limit: Int) -> Documents {
      var documents = Documents()
      for (number, text) in texts.prefix(limit == 0 ? Int.max : limit).enumerated() {
        documents.append(text, name: "\(split)/\(number)")
      }
      return documents
    }
    let tests = documents(test, split: "test", limit: options.testLimit)
    self.init(
      train: documents(train, split: "train", limit: options.limit), test: tests,
      description: description, isGenerated: true,
      testLogProbabilities: Array(testLogProbabilities.prefix(tests.count)))
  }
}
