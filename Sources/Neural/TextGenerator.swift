import Kernels
import Random

/// Continues a prompt, one word at a time.
///
/// The state is carried from word to word, and each word is fed once: feeding the whole prompt
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

  /// Feeds one word and returns the logits for the next, all of them finite.
  ///
  /// - Throws: `UnusableLogits`.
  package mutating func feed(_ word: Int32) throws(UnusableLogits) -> [Float] {
    let batch = PackedBatch([[word, word]], scoring: .every)
    let output = pass.run(batch, through: model, from: states)
    states = pass.layers.map { $0.trace.state(after: 0, in: batch) }
    model.decoder.logits(output, parameters: model.parameters, output: logits)
    let values = logits.array
    guard values.allSatisfy(\.isFinite) else { throw UnusableLogits() }
    return values
  }

  /// Continues `beginning` by at most `length` words, or until `end` is picked.
  ///
  /// - Parameter beginning: at least one word.
  /// - Throws: `UnusableLogits`.
  package mutating func continuation(
    of beginning: [Int32], length: Int, end: Int32?, sampler: Sampler,
    random: inout MersenneTwister
  ) throws -> [Int32] {
    var words: [Int32] = []
    try writeOn(from: beginning, length: length, end: end, sampler: sampler, random: &random) {
      word, _ in
      words.append(word)
    }
    return words
  }

  /// Continues `beginning` and passes each word to `body` as soon as it is picked.
  ///
  /// - Parameters:
  ///   - beginning: at least one word.
  ///   - body: receives each word except `end`, and the logits it was picked from. Generation ends
  ///     if it throws.
  /// - Throws: `UnusableLogits`, and what `body` throws.
  package mutating func writeOn(
    from beginning: [Int32], length: Int, end: Int32?, sampler: Sampler,
    random: inout MersenneTwister, _ body: (_ word: Int32, _ logits: [Float]) throws -> Void
  ) throws {
    precondition(!beginning.isEmpty, "a continuation needs a word to start from")
    // snippet.write
    var logits: [Float] = []
    for word in beginning { logits = try feed(word) }
    for place in 0..<max(0, length) {
      guard let word = sampler.pick(from: logits, random: &random), word != end else { return }
      try body(word, logits)
      if place + 1 < length { logits = try feed(word) }
    }
    // snippet.end
  }
}

/// A model with finite weights whose logits are not finite.
package struct UnusableLogits: Error, Hashable, CustomStringConvertible {
  package let description =
    "the model can't say how likely a word is: its weights are so large that its logits "
    + "aren't finite, as when training diverged. Try a lower optimizer.learningRate"
}
