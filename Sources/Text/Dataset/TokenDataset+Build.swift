import Random
import Tokens

extension TokenDataset {
  /// Tokenizes, encodes, frames, cuts and splits a corpus.
  ///
  /// - Parameters:
  ///   - options: possible ones, as `DatasetSettings.problems()` checks them.
  ///   - generator: a separate stream for the validation and test split of documents.
  ///   - progress: called with the tokens encoded so far; an error it throws stops the work.
  /// - Throws: `DatasetError` for a word that has no id, for documents without special tokens, and
  ///   for a split that would have no sequence.
  /// - Complexity: O(bytes of the corpus).
  package init(
    corpus: Corpus, vocabulary: Vocabulary, tokenizer: any Tokenizer, options: DatasetOptions,
    using generator: inout MersenneTwister,
    progress: @escaping (_ tokens: Int) throws -> Void = { _ in }
  ) throws {
    var tokens = 0
    let encoder = Encoder(vocabulary: vocabulary, tokenizer: tokenizer) {
      tokens += $0
      try progress(tokens)
    }
    // A share is split off for testing only if the corpus has no test split.
    let testShare = corpus.test == nil ? options.test : 0
    switch options.framing {
    case .documents:
      guard vocabulary.hasSpecials else { throw DatasetError.documentsNeedSpecials }
      try self.init(
        documentsOf: corpus, encoder: encoder, options: options, testShare: testShare,
        using: &generator)
    case .windows:
      try self.init(
        windowsOf: corpus, encoder: encoder, options: options, testShare: testShare)
    }
  }

  private init(
    documentsOf corpus: Corpus, encoder: Encoder, options: DatasetOptions, testShare: Double,
    using generator: inout MersenneTwister
  ) throws {
    precondition(options.target == .shifted, "Only windows have a single next token")
    let split = Split(
      count: corpus.train.count, validation: options.validation, test: testShare,
      using: &generator)
    func frame(_ documents: Documents, _ indices: some Sequence<Int>) throws -> FramedDocuments {
      try FramedDocuments(
        documents, indices: indices, encoder: encoder, length: options.length)
    }
    let train = try frame(corpus.train, split.training)
    let validation =
      options.validation > 0 ? try frame(corpus.train, split.validation) : nil
    let test =
      if let documents = corpus.test {
        try frame(documents, 0..<documents.count)
      } else {
        testShare > 0 ? try frame(corpus.train, split.test) : nil
      }
    self.init(
      train: train.sequences, validation: validation?.sequences, test: test?.sequences,
      cut: CutCounts(
        train: train.cut, validation: validation?.cut ?? 0, test: test?.cut ?? 0),
      framedLengths: train.framedLengths)
    try requireSequences { split in
      "there are \(corpus.train.count) training documents to take it from. "
        + "Load more of them, or change dataset.\(split == "training" ? "validation" : split)"
    }
  }

  /// Windows never cross the border of a split: training takes the beginning of the text,
  /// validation the middle and test the end, each with its own windows.
  ///
  /// In validation and test each token is a target once, whatever the stride in training.
  private init(
    windowsOf corpus: Corpus, encoder: Encoder, options: DatasetOptions, testShare: Double
  ) throws {
    func windows(_ ids: some Sequence<TokenID>, stride: Int) -> TokenSequences {
      TokenSequences(
        windowsOver: Array(ids), length: options.length, stride: stride, target: options.target)
    }
    // snippet.windows
    let judgingStride = options.target == .shifted ? options.length : options.stride
    let documents = try (0..<corpus.train.count).map {
      try encoder.framedIDs(of: corpus.train, at: $0)
    }
    let text = documents.joined()
    let count = documents.reduce(0) { $0 + $1.count }
    let testCount = Int((Double(count) * testShare).rounded())
    let validationCount = Int((Double(count) * options.validation).rounded())
    let trainCount = count - testCount - validationCount
    let head = Array(text)
    var test = testShare > 0 ? windows(head.suffix(testCount), stride: judgingStride) : nil
    if let documents = corpus.test {
      let ids = try (0..<documents.count).map { try encoder.framedIDs(of: documents, at: $0) }
      test = windows(ids.joined(), stride: judgingStride)
    }
    self.init(
      train: windows(head.prefix(trainCount), stride: options.stride),
      validation: options.validation > 0
        ? windows(head[trainCount..<trainCount + validationCount], stride: judgingStride) : nil,
      test: test, cut: CutCounts(), framedLengths: documents.map(\.count))
    // snippet.end
    try requireSequences { split in
      "a window of \(options.length) inputs needs \(options.length + 2) tokens, and the split has "
        + "fewer. Set dataset.length lower, or give the split a larger share"
    }
  }

  private func requireSequences(reason: (_ split: String) -> String) throws {
    for (name, split) in [("training", train), ("validation", validation), ("test", test)] {
      if let split, split.count == 0 {
        throw DatasetError.emptySplit(name, reason: reason(name))
      }
    }
  }
}
