import Kernels
import Random

/// Writes on from a beginning, one word at a time.
///
/// The state is carried from word to word, and each word is fed once: to feed the whole beginning
/// again with a carried state would count it twice.
package struct TextGenerator {
  private let model: LanguageModel
  private var pass: ForwardPass
  private var states: [LSTMState]?
  private let logits: Floats

  package init(model: LanguageModel) {
    self.model = model
    pass = ForwardPass(layers: model.lstm.count)
    logits = Floats(count: model.shape.vocabulary)
  }

  /// Feeds one word and returns the logits of the word after it, all of them finite.
  ///
  /// - Throws: `UnusableLogits`.
  package mutating func feed(_ word: Int32) throws(UnusableLogits) -> [Float] {
    let batch = PackedBatch([[word, word]], scoring: .every)
    let output = pass.run(batch, through: model, from: states)
    states = pass.traces.map { trace in
      LSTMState(hidden: trace.hidden(1..<2).copy(), cell: trace.cell(1..<2).copy())
    }
    model.decoder.logits(output, parameters: model.parameters, output: logits)
    let values = logits.array
    guard values.allSatisfy(\.isFinite) else { throw UnusableLogits() }
    return values
  }

  /// Continues `beginning` by at most `length` words, until `end` is picked.
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

  /// Continues `beginning` and hands out each word as soon as it is picked.
  ///
  /// - Parameters:
  ///   - beginning: at least one word.
  ///   - body: takes a word and the logits that it was picked from. `end` is not handed out. What it
  ///     throws ends the writing.
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

/// A model whose weights are numbers, and which gives none.
package struct UnusableLogits: Error, Hashable, CustomStringConvertible {
  package let description =
    "the model can't say how likely a word is: its weights are so large that no finite numbers come "
    + "of them, as after a training that broke down. A lower optimizer.learningRate helps"
}
