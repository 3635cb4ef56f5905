import Random
import Tokens
import Wording

extension TokenDataset {
  /// Tokenizes, encodes, frames, cuts and splits a corpus.
  ///
  /// - Parameters:
  ///   - options: possible ones, as `DatasetSettings.problems()` checks them.
  ///   - generator: a separate stream for the validation and test split of documents.
  ///   - progress: called with the tokens encoded so far; an error it throws stops the work.
  /// - Throws: `DatasetError` for a word that has no id, for documents without special tokens, for a
  ///   single long text as a document, and for a split that would have no sequence.
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
    // A share is split off only if the corpus has no such split.
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
    let validationShare = corpus.validation == nil ? options.validation : 0
    if corpus.train.count == 1 {
      var ids: [TokenID] = []
      let tokens = try encoder.append(corpus.train, at: 0, to: &ids)
      guard tokens <= options.length else {
        throw DatasetError.oneText(tokens: tokens, length: options.length)
      }
    }
    let split = Split(
      count: corpus.train.count, validation: validationShare, test: testShare,
      using: &generator)
    func frame(_ documents: Documents, _ indices: some Sequence<Int>) throws -> FramedDocuments {
      try FramedDocuments(
        documents, indices: indices, encoder: encoder, length: options.length)
    }
    let train = try frame(corpus.train, split.training)
    let validation =
      if let documents = corpus.validation {
        try frame(documents, 0..<documents.count)
      } else {
        // With two documents, one to train on and one to test on, there is none for validation.
        validationShare > 0 && !(split.validation.isEmpty && corpus.train.count == 2)
          ? try frame(corpus.train, split.validation) : nil
      }
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
    let count = corpus.train.count
    try requireSequences { split in
      let share = split == .train ? DataSplit.validation.name : split.name
      return count == 1
        ? "there is one training document to take it from. Load more of them, or change "
          + "dataset.\(share)"
        : "there are \(count) training documents to take it from. Load more of them, or change "
          + "dataset.\(share)"
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
    var lengths: [Int] = []
    var text: [TokenID] = []
    text.reserveCapacity(encoder.vocabulary.tokens + 2 * corpus.train.count)
    for index in 0..<corpus.train.count {
      lengths.append(try encoder.append(corpus.train, at: index, to: &text))
    }
    let testCount = Int((Double(text.count) * testShare).rounded())
    let validationShare = corpus.validation == nil ? options.validation : 0
    let validationCount = Int((Double(text.count) * validationShare).rounded())
    let trainCount = text.count - testCount - validationCount
    func split(
      _ own: Documents?, share: Double, _ ids: ArraySlice<TokenID>
    ) throws -> TokenSequences? {
      guard let own else { return share > 0 ? windows(ids, stride: judgingStride) : nil }
      var ids: [TokenID] = []
      for index in 0..<own.count { _ = try encoder.append(own, at: index, to: &ids) }
      return windows(ids, stride: judgingStride)
    }
    let validation = try split(
      corpus.validation, share: validationShare, text[trainCount..<trainCount + validationCount])
    let test = try split(corpus.test, share: testShare, text.suffix(testCount))
    text.removeSubrange(trainCount...)
    self.init(
      train: windows(text, stride: options.stride), validation: validation, test: test,
      cut: CutCounts(), framedLengths: lengths)
    // snippet.end
    try requireSequences { split in
      "a window of \(options.length) inputs needs \(options.length + 2) tokens, and the split has "
        + "fewer. Set dataset.length lower, or give the split a larger share"
    }
  }

  private func requireSequences(reason: (_ split: DataSplit) -> Phrase) throws {
    for (name, split) in [(DataSplit.train, train), (.validation, validation), (.test, test)] {
      if let split, split.count == 0 {
        throw DatasetError.emptySplit(name, reason: reason(name))
      }
    }
  }
}
