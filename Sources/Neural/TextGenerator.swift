import Kernels
import Random
import Tokens
import Wording

/// Continues a prompt, one token at a time.
///
/// The state is carried from token to token, and each token is fed once: feeding the whole prompt
/// again with a carried state would count it twice.
package struct TextGenerator {
  private let model: LanguageModel
  private var pass: ForwardPass
  private var states: [RecurrentState]?
  private let logits: Floats

  package init(model: LanguageModel) {
    self.model = model
    pass = ForwardPass(for: model)
    logits = Floats(count: model.shape.vocabulary)
  }

  /// Feeds one token and returns the logits for the next, all of them finite.
  ///
  /// - Throws: `UnusableLogits`.
  package mutating func feed(_ token: TokenID) throws(UnusableLogits) -> [Float] {
    let batch = PackedBatch([[token, token]], target: .shifted)
    let output = pass.run(batch, through: model, from: states)
    states = pass.layers.map { $0.trace.state(after: 0, in: batch) }
    model.decoder.logits(output, parameters: model.parameters, output: logits)
    let values = logits.array
    guard values.allSatisfy(\.isFinite) else { throw UnusableLogits() }
    return values
  }

  /// Continues `beginning` by at most `length` tokens, or until `end` is picked.
  ///
  /// - Parameter beginning: at least one token.
  /// - Throws: `UnusableLogits`.
  package mutating func continuation(
    of beginning: [TokenID], length: Int, end: TokenID?, sampler: Sampler,
    random: inout MersenneTwister
  ) throws -> [TokenID] {
    var tokens: [TokenID] = []
    try writeOn(from: beginning, length: length, end: end, sampler: sampler, random: &random) {
      token, _ in
      tokens.append(token)
    }
    return tokens
  }

  /// Continues `beginning` and passes each token to `body` as soon as it is picked.
  ///
  /// - Parameters:
  ///   - beginning: at least one token.
  ///   - body: receives each token except `end`, and the logits it was picked from. Generation ends
  ///     if it throws.
  /// - Throws: `UnusableLogits`, and what `body` throws.
  package mutating func writeOn(
    from beginning: [TokenID], length: Int, end: TokenID?, sampler: Sampler,
    random: inout MersenneTwister, _ body: (_ token: TokenID, _ logits: [Float]) throws -> Void
  ) throws {
    precondition(!beginning.isEmpty, "a continuation needs a token to start from")
    // snippet.write
    var logits: [Float] = []
    for token in beginning { logits = try feed(token) }
    for place in 0..<max(0, length) {
      guard let token = sampler.pick(from: logits, random: &random), token != end else { return }
      try body(token, logits)
      if place + 1 < length { logits = try feed(token) }
    }
    // snippet.end
  }
}

/// A model with finite weights whose logits are not finite.
package struct UnusableLogits: ReadableError, Hashable {
  package var phrase: Phrase {
    "the model can't say how likely a word is: its weights are so large that its logits "
      + "aren't finite, as when training diverged. Try a lower optimizer.learningRate"
  }
}
