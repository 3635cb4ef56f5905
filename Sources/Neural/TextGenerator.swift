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

  /// Feeds one word and returns the logits of the word after it.
  package mutating func feed(_ word: Int32) -> [Float] {
    let batch = PackedBatch([[word, word]], scoring: .every)
    let output = pass.run(batch, through: model, from: states)
    states = pass.traces.map { trace in
      LSTMState(hidden: trace.hidden(1..<2).copy(), cell: trace.cell(1..<2).copy())
    }
    model.decoder.logits(output, parameters: model.parameters, output: logits)
    return logits.array
  }

  /// Continues `beginning` by at most `length` words, until `end` is picked.
  ///
  /// - Parameter beginning: at least one word.
  package mutating func continuation(
    of beginning: [Int32], length: Int, end: Int32?, sampler: Sampler,
    random: inout MersenneTwister
  ) -> [Int32] {
    var words: [Int32] = []
    writeOn(from: beginning, length: length, end: end, sampler: sampler, random: &random) {
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
  package mutating func writeOn(
    from beginning: [Int32], length: Int, end: Int32?, sampler: Sampler,
    random: inout MersenneTwister, _ body: (_ word: Int32, _ logits: [Float]) throws -> Void
  ) rethrows {
    precondition(!beginning.isEmpty, "a continuation needs a word to start from")
    // snippet.write
    var logits: [Float] = []
    for word in beginning { logits = feed(word) }
    for place in 0..<max(0, length) {
      guard let word = sampler.pick(from: logits, random: &random), word != end else { return }
      try body(word, logits)
      if place + 1 < length { logits = feed(word) }
    }
    // snippet.end
  }
}
