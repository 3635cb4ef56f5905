import Drawings
import Foundation
import Neural
import Pipeline
import Readings
import Record
import Text
import Wording

/// The trained model itself, with rounded weights, for the reader to write with.
package struct LiveModelFigure: StepFigure {
  package static let step = StepID.evaluate
  package static let reads: [StepID] = [.vocab, .train]

  let model: LiveModel

  /// A larger model is beyond what any page should carry, and its copy beyond what a run's folder
  /// should.
  private static let mostWeights = 50_000_000

  package func drawn(in values: RunValues) -> Figure? {
    Figure(
      title: localized("Try it: the model, in this page"), sentence: sentence(values),
      content: [.liveModel(model)])
  }

  private func sentence(_ values: RunValues) -> String {
    guard let exact = values.number(.evaluate, "perplexity"),
      let rounded = values.number(.evaluate, "roundedPerplexity"), exact > 0
    else {
      return localized(
        "Its weights are rounded to 64 levels in each row of a matrix, six bits each.")
    }
    let rounding = localized(
      "Its weights are rounded to 64 levels in each row of a matrix, six bits each, so that they "
        + "fit into the page.")
    return rounding + " " + Self.comparison(change: (rounded / exact - 1) * 100)
  }

  /// - Parameter change: of the perplexity, by rounding, in percent.
  private static func comparison(change: Double) -> String {
    let percent = Format.decimal(abs(change))
    let comparison =
      change < 0
      ? localized(
        "On the test text, its perplexity is \(percent) % lower than with the weights as they "
          + "were trained")
      : localized(
        "On the test text, its perplexity is \(percent) % higher than with the weights as they "
          + "were trained")
    return localized(
      "\(comparison); figures of this chapter that use those can differ from it in their last "
        + "digits.")
  }
}

extension LiveModelFigure {
  /// The number of words that the example shows.
  private static let wordsShown = 10

  package init?(of run: StoredRun) throws {
    guard let first = try run.product(of: Evaluate.self).continuations.first else { return nil }
    try self.init(
      of: try run.evaluatedModel, vocab: try run.product(of: Vocab.self), writing: first)
  }

  /// - Parameter first: the example: its prompt, and the sampling to begin with.
  init?(
    of trained: LanguageModel, vocab: TokenizedVocabulary, writing first: Continuation
  ) throws {
    guard trained.layout.count <= Self.mostWeights, trained.shape.cell == .lstm else { return nil }
    let weights = RoundedWeights(trained)
    guard let embedding = weights.matrix("embedding.weight") else { return nil }
    let completer = PromptCompleter(model: weights.model, vocab: vocab)
    let sampler = completer.sampler(
      temperature: first.temperature, topK: first.topK, topP: first.topP)
    let vocabulary = vocab.vocabulary
    model = LiveModel(
      unit: vocab.unit, words: (0..<vocabulary.size).map(vocabulary.excerpt(of:)),
      specials: LiveModel.Specials(
        unknown: vocabulary.unknown.map(Int.init), beginning: vocabulary.beginning.map(Int.init),
        end: vocabulary.end.map(Int.init), excluded: sampler.excluded.map(Int.init).sorted()),
      tokenizer: LiveModel.Tokenizer(vocab.tokenization),
      spacing: LiveModel.Spacing(vocab.tokenization.kind),
      embedding: embedding,
      layers: (0..<trained.shape.layers).compactMap(weights.layer),
      linear: weights.matrix("linear.weight"),
      linearBias: weights.vector("linear.bias").base64,
      sampling: LiveModel.Sampling(
        temperature: first.temperature, topK: first.topK, topP: first.topP),
      tints: SurprisalFigure.borders,
      example: try Self.example(of: first.prompt, by: completer, sampler: sampler))
  }

  private static func example(
    of prompt: String, by completer: PromptCompleter, sampler: Sampler
  ) throws -> LiveModel.Example {
    let vocabulary = completer.vocab.vocabulary
    let next = try completer.nextWord(after: prompt, sampler: sampler, showing: wordsShown)
    let tokens = try completer.beginning(prompt)
    let losses = Scorer(model: completer.model, threads: 1).losses(of: [tokens[...]])[0]
    // Without a token that begins a text, nothing says how surprising the first word is.
    let surprisals = (vocabulary.beginning == nil ? [nil] : []) + losses.map { Double($0) }
    return LiveModel.Example(
      text: prompt,
      words: zip(tokens.suffix(surprisals.count), surprisals).map { token, surprisal in
        LiveModel.Example.Word(
          token: vocabulary.label(of: Int(token)), surprisal: surprisal,
          tint: surprisal.map(SurprisalFigure.tint))
      },
      next: next.candidates)
  }
}

extension LiveModel.Tokenizer {
  fileprivate init(_ tokenization: Tokenization) {
    let rules = tokenization.kind.rules
    self.init(
      alone: rules?.alone ?? "", dropped: rules?.dropped ?? "", space: rules?.space ?? "",
      breakTag: rules?.breakTag ?? false, composes: tokenization.form == .nfc,
      marks: tokenization.punctuation == .typographic
        ? TypographicMarks.kin.map { LiveModel.Marks(ascii: $0.ascii, marks: $0.marks) } : [],
      segments: tokenization.kind == .dictionary, clusters: rules == nil)
  }
}

extension LiveModel.Spacing {
  fileprivate init(_ kind: TokenizerKind) {
    func pairs(_ scripts: [ClosedRange<UInt32>]) -> [[Int]] {
      kind == .dictionary ? scripts.map { [Int($0.lowerBound), Int($0.upperBound)] } : []
    }
    self.init(
      closing: Detokenizer.closing.sorted(), opening: Detokenizer.opening.sorted(),
      endings: Detokenizer.endings.sorted(), unspaced: pairs(UnspacedScript.eastAsian),
      joined: pairs(UnspacedScript.southeastAsian))
  }
}

extension RoundedWeights {
  fileprivate func matrix(_ name: String) -> LiveModel.Matrix? {
    guard case .matrix(let matrix)? = self[name] else { return nil }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    return LiveModel.Matrix(
      columns: matrix.columns, least: matrix.least.base64, steps: matrix.steps.base64,
      levels: String(decoding: matrix.levels.map { alphabet[Int($0)] }, as: UTF8.self))
  }

  fileprivate func vector(_ name: String) -> [Float] {
    guard case .vector(let values)? = self[name] else { return [] }
    return values
  }

  fileprivate func layer(_ index: Int) -> LiveModel.Layer? {
    guard let input = matrix("lstm.weight_ih_l\(index)"),
      let hidden = matrix("lstm.weight_hh_l\(index)")
    else { return nil }
    let biases = zip(vector("lstm.bias_ih_l\(index)"), vector("lstm.bias_hh_l\(index)"))
    return LiveModel.Layer(input: input, hidden: hidden, bias: biases.map(+).base64)
  }
}

extension [Float] {
  /// The values as little-endian bytes in Base64.
  fileprivate var base64: String {
    let bytes = flatMap { value in
      (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    }
    return Data(bytes).base64EncodedString()
  }
}
