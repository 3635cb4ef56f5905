import Random
import Testing
import Text
import Tokens
import Wording

@Suite struct TokenDatasetTests {
  private func documents(_ texts: [String]) -> Documents {
    var documents = Documents()
    for (index, text) in texts.enumerated() { documents.append(text, name: "\(index).txt") }
    return documents
  }

  private func dataset(
    _ train: [String], validation: [String]? = nil, test: [String]? = nil, hasSpecials: Bool = true,
    options: DatasetOptions,
    seed: UInt64 = 1
  ) throws -> (TokenDataset, Vocabulary) {
    let corpus = Corpus(
      train: documents(train), validation: validation.map(documents), test: test.map(documents),
      description: "made up")
    let vocabulary = try Vocabulary(
      corpus.countTokens(Tokenization(.basicEnglish), scope: .training), ties: .token,
      hasSpecials: hasSpecials)
    var generator = MersenneTwister(seed: seed)
    let dataset = try TokenDataset(
      corpus: corpus, vocabulary: vocabulary, tokenizer: BasicEnglishTokenizer(),
      options: options, using: &generator)
    return (dataset, vocabulary)
  }

  private func words(_ sequences: TokenSequences, _ vocabulary: Vocabulary) -> [String] {
    (0..<sequences.count).map { index in
      sequences[index].map { vocabulary.token(of: Int($0)) }.joined(separator: " ")
    }
  }

  /// Data that comes with splits keeps them, whatever the shares are.
  @Test(arguments: [Framing.documents, .windows]) func ownSplitsAreUsed(framing: Framing) throws {
    let isWindows = framing == .windows
    let (dataset, vocabulary) = try dataset(
      ["a b c d", "e f g h"], validation: ["b c d a"], test: ["c d", "e f"],
      hasSpecials: !isWindows,
      options: DatasetOptions(
        framing: framing, length: isWindows ? 2 : 9, stride: 1, validation: 0.5, test: 0.5))
    if isWindows {
      #expect(dataset.train.ids.count == 8)
      #expect(dataset.validation.map { words($0, vocabulary).first } == "b c d")
      #expect(dataset.test.map { words($0, vocabulary).first } == "c d e")
    } else {
      #expect(dataset.train.count == 2)
      #expect(dataset.validation.map { words($0, vocabulary) } == ["<bos> b c d a <eos>"])
      #expect(dataset.test?.count == 2)
    }
  }

  @Test func theVocabularyOfAllSplitsHasTheValidationWords() throws {
    let corpus = Corpus(
      train: documents(["a"]), validation: documents(["b"]), test: documents(["c"]),
      description: "")
    func words(_ scope: VocabularyScope) throws -> Int {
      try Vocabulary(
        corpus.countTokens(Tokenization(.words), scope: scope), ties: .token, hasSpecials: false
      ).words.count
    }
    #expect(try words(.training) == 1)
    #expect(try words(.all) == 3)
  }

  private struct Stop: Error {}

  /// One text may be far longer than a person who presses Ctrl-C waits.
  @Test(arguments: [Framing.documents, .windows])
  func oneLongTextCanBeLeftInTheMiddle(framing: Framing) throws {
    let corpus = Corpus(
      train: documents([String(repeating: "a b ", count: 5000)]), test: nil, description: "")
    var seen = 0
    func note(_ tokens: Int) throws {
      seen = tokens
      if tokens > 1000 { throw Stop() }
    }
    #expect(throws: Stop.self) {
      try corpus.countTokens(Tokenization(.words), scope: .training, progress: note)
    }
    #expect(1000..<2000 ~= seen)
    let vocabulary = try Vocabulary(
      corpus.countTokens(Tokenization(.words), scope: .training), ties: .token, hasSpecials: true)
    seen = 0
    var generator = MersenneTwister(seed: 1)
    #expect(throws: Stop.self) {
      try TokenDataset(
        corpus: corpus, vocabulary: vocabulary, tokenizer: WordTokenizer(),
        options: DatasetOptions(framing: framing, length: 10), using: &generator, progress: note)
    }
    #expect(1000..<2000 ~= seen)
  }

  @Test func framesAndCutsDocuments() throws {
    let (dataset, vocabulary) = try dataset(
      ["a b", "", "a b c d"], test: ["b new"], options: DatasetOptions(length: 4, validation: 0))
    #expect(
      words(dataset.train, vocabulary) == ["<bos> a b <eos>", "<bos> <eos>", "<bos> a b c"])
    #expect(dataset.cut == TokenDataset.CutCounts(train: 1))
    #expect(dataset.framedLengths == [4, 2, 6])
    #expect(dataset.validation == nil)
    let test = try #require(dataset.test)
    #expect(words(test, vocabulary) == ["<bos> b <unk> <eos>"])
  }

  @Test func splitsAtRandomButSeeded() throws {
    let texts = (0..<100).map { $0 < 50 ? "neg\($0)" : "pos\($0)" }
    let options = DatasetOptions(validation: 0.2, test: 0.1)
    let (first, vocabulary) = try dataset(texts, options: options)
    let (again, _) = try dataset(texts, options: options)
    let (other, _) = try dataset(texts, options: options, seed: 2)
    #expect(first == again)
    #expect(first != other)
    let validation = words(try #require(first.validation), vocabulary)
    let test = words(try #require(first.test), vocabulary)
    let train = words(first.train, vocabulary)
    #expect([train.count, validation.count, test.count] == [70, 20, 10])
    #expect(Set(train + validation + test).count == 100)
    // Split off without shuffling, all twenty would be of one class.
    #expect(
      validation.contains { $0.contains("neg") } && validation.contains { $0.contains("pos") })
  }

  @Test func aTestSplitOfTheCorpusIsUsedWhole() throws {
    let (dataset, _) = try dataset(
      ["a", "b", "c", "d"], test: ["a"], options: DatasetOptions(validation: 0.25, test: 0.5))
    #expect(dataset.train.count == 3)
    #expect(dataset.validation?.count == 1)
    #expect(dataset.test?.count == 1)
  }

  @Test func windowsNeverCrossASplit() throws {
    let text = (0..<100).map { "w\($0)" }.joined(separator: " ")
    let (dataset, vocabulary) = try dataset(
      [text], hasSpecials: false,
      options: DatasetOptions(
        framing: .windows, length: 4, target: .next, validation: 0.2, test: 0.1))
    func numbers(_ sequences: TokenSequences) -> [Int] {
      sequences.ids.compactMap { Int(vocabulary.token(of: Int($0)).dropFirst()) }
    }
    #expect(numbers(dataset.train) == Array(0..<70))
    #expect(numbers(try #require(dataset.validation)) == Array(70..<90))
    #expect(numbers(try #require(dataset.test)) == Array(90..<100))
    #expect(dataset.train.count == 65)
    #expect(dataset.train.targetCount == 65)
  }

  @Test func aWordWithoutAnIDIsAnError() {
    #expect(throws: DatasetError.unknownWord("new", document: "0.txt")) {
      try dataset(
        ["a b c d e f"], test: ["a new word"], hasSpecials: false,
        options: DatasetOptions(framing: .windows, length: 2, validation: 0))
    }
    #expect(throws: DatasetError.documentsNeedSpecials) {
      try dataset(["a"], hasSpecials: false, options: DatasetOptions(validation: 0))
    }
  }

  @Test(
    "Few documents: a split gets at least one, the test split first, as long as one is left to train",
    arguments: [
      (2, 0.1, 0.1, 1, nil, 1), (3, 0.1, 0.1, 1, 1, 1), (4, 0.1, 0.1, 2, 1, 1),
      (2, 0.1, 0, 1, 1, nil), (2, 0, 0.1, 1, nil, 1), (14, 0.1, 0.1, 12, 1, 1),
      (15, 0.1, 0.1, 11, 2, 2), (20, 0.01, 0, 19, 1, nil), (1, 0, 0, 1, nil, nil),
    ] as [(Int, Double, Double, Int, Int?, Int?)])
  func fewDocumentsAreSplit(
    count: Int, validation: Double, test: Double, training: Int, validated: Int?, tested: Int?
  ) throws {
    let (dataset, _) = try dataset(
      (0..<count).map { "w\($0)" }, options: DatasetOptions(validation: validation, test: test))
    #expect(dataset.train.count == training)
    #expect(dataset.validation?.count == validated)
    #expect(dataset.test?.count == tested)
  }

  @Test func anEmptySplitIsAnErrorThatNamesIt() {
    let tooFew = #expect(throws: DatasetError.self) {
      try dataset(["a"], options: DatasetOptions(validation: 0.1))
    }
    #expect(tooFew?.description.contains("The validation split") == true)
    let tooShort = #expect(throws: DatasetError.self) {
      try dataset(["a b"], options: DatasetOptions(framing: .windows, length: 9, validation: 0))
    }
    #expect(tooShort?.description.contains("The training split") == true)
  }

  /// One text would be trained on as its first few tokens; the cause is named, not the split.
  @Test(arguments: [0, 0.1, 0.5]) func oneLongTextIsNoDocument(validation: Double) {
    let text = String(repeating: "a b ", count: 20)
    let error = #expect(throws: DatasetError.oneText(tokens: 42, length: 10)) {
      try dataset([text], options: DatasetOptions(length: 10, validation: validation))
    }
    #expect(error?.description.contains("walkthrough run wordlstm") == true)
    #expect(throws: Never.self) {
      try dataset([text], options: DatasetOptions(length: 42, validation: 0))
    }
  }

  @Test(arguments: [
    ([30, 40, 50], Framing.documents, false), ([300, 400, 5000], .documents, true),
    ([10], .documents, false), ([], .documents, false), ([5000], .windows, false),
    ([Int](repeating: 300, count: 19), .windows, false),
    ([Int](repeating: 300, count: 20), .windows, true),
    ([Int](repeating: 5000, count: 40), .windows, false), ([], .windows, false),
    ([200, 200, 200], .documents, false),
  ]) func aBookThatSuitsTheDataBetterIsNamed(
    lengths: [Int], framing: Framing, isMisfit: Bool
  ) {
    let misfit = FramingMisfit(lengths, options: DatasetOptions(framing: framing, length: 256))
    #expect((misfit != nil) == isMisfit)
    let book = framing == .documents ? "wordlstm" : "imdb"
    #expect(misfit?.description.contains("walkthrough run \(book)") ?? true)
  }
}
