import Kernels
import Neural
import Random
import Record
import Spooling
import TensorFiles
import Testing
import Text
import Tokens
import Wording

@testable import Pipeline

/// Every product survives a round trip through its file.
@Suite struct StepProductTests {
  /// Encodes and decodes a product.
  private func roundTrip<Product: StepProduct>(_ product: Product) throws -> Product {
    try Product(decoding: try TensorFile(decoding: try product.encoded().encoded()))
  }

  private func documents(_ texts: [String]) -> Documents {
    var documents = Documents()
    for (index, text) in texts.enumerated() { documents.append(text, name: "train/neg/\(index)") }
    return documents
  }

  private func model(seed: UInt64, layers: Int = 2) -> (LanguageModel, MersenneTwister) {
    var random = MersenneTwister(seed: seed)
    let shape = ModelShape(vocabulary: 7, embedding: 3, hidden: 4, layers: layers, padding: 1)
    return (LanguageModel(shape, random: &random), random)
  }

  static let corpora = [
    Corpus(train: Documents(), test: nil, description: ""),
    Corpus(
      train: Documents(bytes: [0x61, 0x62], offsets: [0, 0, 2], names: ["", "b"]), test: nil,
      description: "An empty text — and one that is not", replacedCharacters: 3,
      survey: CorpusSurvey(repeated: 1, shared: 2, licence: 3),
      findings: [Finding("the text was \"odd\""), Finding("it still is", advice: "correct it")]),
    Corpus(
      train: Documents(bytes: [0x61], offsets: [0, 1], names: ["train/0"]),
      validation: Documents(bytes: [0x64], offsets: [0, 1], names: ["valid/0"]),
      test: Documents(bytes: [0x62, 0x63], offsets: [0, 1, 2], names: ["test/0", "test/1"]),
      description: "made up", isGenerated: true, testLogProbabilities: [-1.25, -1e-300]),
  ]

  @Test(arguments: corpora) func corpus(_ corpus: Corpus) throws {
    #expect(try roundTrip(corpus) == corpus)
  }

  @Test(arguments: [true, false], TokenizerKind.allCases)
  func vocabularies(hasSpecials: Bool, tokenizer: TokenizerKind) throws {
    let corpus = Corpus(
      train: documents(["a good film, \"é\" a\tfilm", ""]), test: nil, description: "")
    let counter = try corpus.countTokens(Tokenization(tokenizer), scope: .training)
    let product = TokenizedVocabulary(
      vocabulary: try Vocabulary(
        counter, ties: tokenizer.tieOrder, hasSpecials: hasSpecials,
        maxTokens: tokenizer == .characters ? 0 : 6),
      tokenizer: tokenizer, typeCounts: [3, 2, 1, 1])
    let again = try roundTrip(product)
    #expect(again.tokenization == Tokenization(tokenizer))
    #expect(again.survey == product.survey)
    #expect(again.typeCounts == [3, 2, 1, 1])
    #expect(again.vocabulary.words == product.vocabulary.words)
    #expect(again.vocabulary.counts == product.vocabulary.counts)
    #expect(again.vocabulary.hasSpecials == hasSpecials)
    #expect(again.vocabulary.types == product.vocabulary.types)
    #expect(again.vocabulary.tokens == product.vocabulary.tokens)
    #expect(try again.ids(of: "a film") == product.ids(of: "a film"))
  }

  @Test func aWordOutsideOfAVocabularyWithoutUnknownIsNamed() throws {
    let product = TokenizedVocabulary(
      vocabulary: Vocabulary(
        words: ["a", "film"], counts: [2, 1], hasSpecials: false, types: 2, tokens: 3),
      tokenizer: .basicEnglish)
    let error = #expect(throws: UnknownWord.self) { try product.ids(of: "a story") }
    #expect(error?.description.contains(#""a story" contains "story""#) == true)
    #expect(product.text(of: [0, 1]) == "a film")
  }

  /// The message is of no use if it shows two strings that look the same.
  @Test(arguments: [
    ("caf\u{E9}", "cafe\u{301}", "has U+00E9 where the prompt has U+0065 U+0301"),
    ("co\u{AD}op", "coop", "has U+00AD where the prompt has nothing"),
    ("word", "wo\u{200B}rd", "has nothing where the prompt has U+200B"),
  ])
  func spellingsThatLookAlikeAreToldApart(known: String, given: String, difference: String) throws {
    let product = TokenizedVocabulary(
      vocabulary: Vocabulary(
        words: ["a", known], counts: [2, 1], hasSpecials: false, types: 2, tokens: 3),
      tokenizer: .basicEnglish)
    let error = #expect(throws: UnknownWord.self) { try product.ids(of: "a \(given)") }
    #expect(error?.description.contains(difference) == true, "\(error?.description ?? "")")
  }

  @Test func whatIsLongIsCutInMessages() throws {
    let product = TokenizedVocabulary(
      vocabulary: Vocabulary(
        words: ["a"], counts: [2], hasSpecials: false, types: 1, tokens: 2), tokenizer: .words)
    let long = String(repeating: "b", count: 3_000_000)
    let error = #expect(throws: UnknownWord.self) { try product.ids(of: long) }
    #expect((error?.description.utf8.count ?? .max) < 1000)
  }

  @Test func aPromptIsNormalizedAsTheTextWas() throws {
    let vocabulary = Vocabulary(
      words: ["don", "'", "t", "caf\u{E9}"], counts: [1, 1, 1, 1], hasSpecials: false, types: 4,
      tokens: 4)
    let normal = TokenizedVocabulary(vocabulary: vocabulary, tokenizer: .words)
    #expect(
      try normal.ids(of: "“Don’t cafe\u{301}”".filter { $0 != "“" && $0 != "”" }) == [0, 1, 2, 3])
    let asWritten = TokenizedVocabulary(
      vocabulary: vocabulary,
      tokenization: Tokenization(.words, form: .none, punctuation: .asWritten))
    #expect(throws: UnknownWord.self) { try asWritten.ids(of: "don’t") }
    #expect(throws: UnknownWord.self) { try asWritten.ids(of: "cafe\u{301}") }
  }

  static let sequences = [
    TokenSequences(ids: [2, 5, 3, 2, 3], layout: .documents(offsets: [0, 3, 5])),
    TokenSequences(ids: [], layout: .documents(offsets: [0])),
    TokenSequences(
      ids: [1, 2, 3, 4, 5, 6], layout: .windows(length: 2, stride: 3, count: 2), target: .next),
    TokenSequences(ids: [1, 2, 3, 4], layout: .windows(length: 2, stride: 1, count: 2)),
  ]

  @Test(arguments: sequences, [true, false])
  func datasets(_ sequences: TokenSequences, hasOthers: Bool) throws {
    let dataset = TokenDataset(
      train: sequences, validation: hasOthers ? sequences : nil, test: hasOthers ? sequences : nil,
      cut: TokenDataset.CutCounts(train: 1, validation: 2, test: 3), framedLengths: [3, 9])
    #expect(try roundTrip(dataset) == dataset)
  }

  @Test(arguments: BatchOrder.allCases, [[], [4, 1, 9]])
  func loaders(order: BatchOrder, lengths: [Int]) throws {
    let again = try roundTrip(BatchLoader(lengths: lengths, batchSize: 2, order: order))
    #expect(again.lengths == lengths)
    #expect(again.batchSize == 2)
    #expect(again.order == order)
  }

  private let rates = DropoutRates(input: 0.1, betweenLayers: 0.25, output: 0.4)

  @Test func loadersOfWindows() throws {
    let loader = BatchLoader(lengths: [3, 3], batchSize: 2, order: .shuffled, offsets: 5)
    #expect(try roundTrip(loader).offsets == 5)
  }

  @Test func initialModels() throws {
    let (model, random) = model(seed: 3)
    var again = try roundTrip(InitialModel(model: model, dropout: rates, random: random))
    #expect(again.model.shape == model.shape)
    #expect(again.model.parameters.array == model.parameters.array)
    #expect(again.dropout == rates)
    var expected = random
    #expect((0..<9).map { _ in again.random.next() } == (0..<9).map { _ in expected.next() })
  }

  @Test func optimizers() throws {
    var settings = OptimizerSettings()
    settings.learningRate = 0.1 + 0.2
    settings.epsilon = 5e-324
    let overfitting = PreparedOptimizer.Overfitting(
      losses: [3, .pi, .infinity], sequences: 2, tokens: 7)
    let again = try roundTrip(PreparedOptimizer(settings: settings, overfitting: overfitting))
    #expect(again.settings == settings)
    #expect(again.overfitting == overfitting)
  }

  @Test(arguments: [true, false]) func trainedModels(isLastBest: Bool) throws {
    let (last, _) = model(seed: 3)
    let best = isLastBest ? last : model(seed: 4).0
    var log = TrainingLog()
    let gradients = BatchGradients(for: last, threads: 1)
    var random = MersenneTwister(seed: 5)
    _ = log.record(
      epoch: 1, loss: gradients.compute([[2, 3, 4]], model: last, random: &random),
      learningRate: 0.1, gradientNorm: 0.3, of: 9)
    let continuation = Continuation(prompt: "a", text: "b", temperature: 0.8, topK: 20)
    log.finishEpoch(validationLoss: 1.25, continuation: continuation)
    let again = try roundTrip(TrainedModel(last: last, best: best, log: log))
    #expect(again.log.curve == log.curve)
    #expect(again.last.shape == last.shape)
    #expect(again.last.parameters.array == last.parameters.array)
    #expect(again.best.parameters.array == best.parameters.array)
  }

  @Test(arguments: [nil, [], [[0.5, 2], [], [.infinity]]] as [[[Float]]?])
  func evaluations(losses: [[Float]]?) throws {
    let continuation = Continuation(prompt: "a", text: "b", temperature: 0.8, topK: 20, topP: 0.5)
    let again = try roundTrip(
      Evaluation(continuations: [continuation], temperatures: [], losses: losses))
    #expect(again.continuations == [continuation])
    #expect(again.temperatures.isEmpty)
    #expect(again.losses == losses)
  }

  @Test(arguments: [
    NGramPerplexities(validation: [3, 2.5], test: [.pi, 2]),
    NGramPerplexities(validation: nil, test: [3]), NGramPerplexities(validation: nil, test: nil),
  ])
  func countedPerplexities(ngrams: NGramPerplexities) throws {
    for losses in [nil, [], [1, 2.5]] as [[Float]?] {
      let part = NGramEvaluation(perplexities: ngrams, testLosses: losses)
      #expect(try roundTrip(part) == part)
    }
    let again = try roundTrip(Evaluation(continuations: [], temperatures: [], ngrams: ngrams))
    #expect(again.ngrams == ngrams && again.losses == nil && again.baselines == nil)
  }

  @Test(arguments: [
    BaselineLosses(bigram: []), BaselineLosses(bigram: [1, 2], ngram: [0.5], floor: nil),
    BaselineLosses(bigram: [1], ngram: nil, floor: [.infinity]),
  ])
  func lossesOfBaselines(baselines: BaselineLosses) throws {
    let again = try roundTrip(
      Evaluation(continuations: [], temperatures: [], baselines: baselines))
    #expect(again.baselines == baselines)
  }

  @Test(arguments: [[3], [-1, 3], [1, .max]]) func evaluationsWithWrongCounts(counts: [Int]) throws
  {
    var file = try Evaluation(continuations: [], temperatures: [], losses: [[1, 2]]).encoded()
    file.tensors.removeAll { $0.name == "counts" }
    file.append("counts", integers: counts)
    #expect(throws: ProductError.missing(name: "losses")) { try Evaluation(decoding: file) }
  }

  @Test func theSameProductGivesTheSameBytes() throws {
    let (model, random) = model(seed: 3)
    let product = InitialModel(model: model, dropout: rates, random: random)
    let first = try product.encoded().encoded()
    for _ in 0..<8 { #expect(try product.encoded().encoded() == first) }
  }

  /// The format limits its header, so words, which may be of any length, are stored elsewhere.
  @Test func longWordsStayOutOfTheHeader() throws {
    let word = String(repeating: "a", count: 1_000_000)
    let product = TokenizedVocabulary(
      vocabulary: Vocabulary(
        words: [word], counts: [1], hasSpecials: false, types: 1, tokens: 1), tokenizer: .words)
    let bytes = try product.encoded().encoded()
    #expect(bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) } < 1000)
    #expect(try roundTrip(product).vocabulary.words == [word])
  }

  @Test func aMissingPartIsNamed() throws {
    var file = try BatchLoader(lengths: [1], batchSize: 1, order: .shuffled).encoded()
    file.tensors.removeAll { $0.name == "lengths" }
    #expect(throws: ProductError.missing(name: "lengths")) { try BatchLoader(decoding: file) }
    #expect(throws: ProductError.missing(name: "loader")) {
      try BatchLoader(decoding: TensorFile())
    }
  }
}
