import Readings

@testable import Figures

/// The figures of the tiny example.
extension Fixture {
  private static let example = TinyExample()
  static let tinyPasses = TinyPasses(example)
  static let tinyStep = TinyStep(example)

  static let tinyIDs = tinyIDs(words: example.words, tokens: example.tokens)
  static let tinyPairs = tinyPairs(tokens: example.tokens)
  static let tinyParameters = tinyParameters(words: example.words)
  static let tinyForward = tinyForward(words: example.words, tokens: example.tokens)
  static let tinyLoss = tinyLoss(words: example.words, tokens: example.tokens)
  static let tinyBackward = tinyBackward(words: example.words, tokens: example.tokens)
  static let tinyUpdate = TinyStepFigure(
    parameters: tinyStep.parameters, norm: tinyStep.norm, factor: tinyStep.factor,
    lossBefore: 1.746, lossAfter: 1.59)
  static let tinyPerplexity = tinyPerplexity(tokens: example.tokens)

  static func tinyIDs(words: [String], tokens: [String]) -> TinyIDsFigure {
    TinyIDsFigure(
      words: words, counts: words.map { _ in 1 }, tokens: tokens,
      ids: example.sequence.map(Int.init))
  }

  static func tinyPairs(tokens: [String]) -> TinyPairsFigure {
    TinyPairsFigure(tokens: tokens, ids: example.sequence.map(Int.init))
  }

  static func tinyParameters(words: [String]) -> TinyParametersFigure {
    TinyParametersFigure(
      words: words, embedding: example.rows("embedding.weight"),
      input: example.rows("lstm.weight_ih_l0", bias: "lstm.bias_ih_l0"),
      hidden: example.rows("lstm.weight_hh_l0", bias: "lstm.bias_hh_l0"),
      linear: example.rows("linear.weight", bias: "linear.bias"))
  }

  static func tinyForward(words: [String], tokens: [String]) -> TinyForwardFigure {
    TinyForwardFigure(words: words, inputs: tokens.dropLast(), positions: tinyPasses.forward)
  }

  static func tinyLoss(words: [String], tokens: [String]) -> TinyLossFigure {
    TinyLossFigure(words: words, tokens: tokens, positions: tinyPasses.forward)
  }

  static func tinyBackward(words: [String], tokens: [String]) -> TinyBackwardFigure {
    TinyBackwardFigure(words: words, inputs: tokens.dropLast(), positions: tinyPasses.backward)
  }

  static func tinyPerplexity(tokens: [String]) -> TinyPerplexityFigure {
    TinyPerplexityFigure(
      targets: zip(tokens.dropFirst(), zip(tinyStep.lossesBefore, tinyStep.lossesAfter)).map {
        TinyPerplexityFigure.Target(word: $0, before: $1.0, after: $1.1)
      })
  }

  /// All of them, with `text` in place of each word.
  static func tinyFigures(filledWith text: String) -> [any StepFigure] {
    let words = example.words.map { _ in text }
    let tokens = example.tokens.map { _ in text }
    return [
      tinyIDs(words: words, tokens: tokens), tinyPairs(tokens: tokens),
      tinyParameters(words: words), tinyForward(words: words, tokens: tokens),
      tinyLoss(words: words, tokens: tokens), tinyBackward(words: words, tokens: tokens),
      TinyStepFigure(
        parameters: tinyStep.parameters, norm: 1, factor: 1, lossBefore: 1, lossAfter: 1),
      tinyPerplexity(tokens: tokens),
    ]
  }
}
