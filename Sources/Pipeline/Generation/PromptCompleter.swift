import Neural
import Random
import Record
import Text
import Tokens

/// A model with its vocabulary: text in, text out.
package struct PromptCompleter: Sendable {
  package let model: LanguageModel
  package let vocab: TokenizedVocabulary

  package init(model: LanguageModel, vocab: TokenizedVocabulary) {
    self.model = model
    self.vocab = vocab
  }

  /// A sampler that never picks a token that isn't a word.
  package func sampler(temperature: Double, topK: Int, topP: Double) -> Sampler {
    Sampler(temperature: temperature, topK: topK, topP: topP, excluded: vocab.nonWords)
  }

  /// The token ids of a prompt, with `<bos>` in front where documents begin with it.
  ///
  /// - Throws: `UnknownWord`, `EmptyPrompt`.
  package func beginning(_ prompt: String) throws -> [TokenID] {
    let ids = [vocab.vocabulary.beginning].compactMap { $0 } + (try vocab.ids(of: prompt))
    guard !ids.isEmpty else { throw EmptyPrompt() }
    return ids
  }

  /// Continues a prompt, and passes on each word as soon as it is picked.
  ///
  /// - Parameters:
  ///   - length: the maximum number of words; `<eos>` ends the text earlier.
  ///   - interruption: checked at every word, including the prompt's.
  ///   - body: takes a token id and the logits it was picked from. If it throws, generation ends.
  /// - Throws: `UnknownWord`, `EmptyPrompt`, `UnusableLogits`, `Interrupted`, and what `body`
  ///   throws.
  package func writeOn(
    from prompt: String, length: Int, sampler: Sampler, random: inout MersenneTwister,
    interruption: Interruption = Interruption(),
    _ body: (_ token: TokenID, _ logits: [Float]) throws -> Void
  ) throws {
    var generator = TextGenerator(model: model)
    let beginning = try beginning(prompt)
    for token in beginning.dropLast() {
      try interruption.check()
      _ = try generator.feed(token)
    }
    try generator.writeOn(
      from: beginning.suffix(1), length: length, end: vocab.vocabulary.end, sampler: sampler,
      random: &random
    ) { token, logits in
      try interruption.check()
      try body(token, logits)
    }
  }

  /// A prompt and what the model writes after it.
  ///
  /// - Throws: `UnknownWord`, `EmptyPrompt`, `UnusableLogits`, `Interrupted`.
  package func continuation(
    of prompt: String, length: Int, sampler: Sampler, random: inout MersenneTwister,
    interruption: Interruption = Interruption()
  ) throws -> Continuation {
    var tokens: [TokenID] = []
    try writeOn(
      from: prompt, length: length, sampler: sampler, random: &random, interruption: interruption
    ) { token, _ in tokens.append(token) }
    return Continuation(
      prompt: prompt, text: vocab.text(of: tokens), temperature: sampler.temperature,
      topK: sampler.topK, topP: sampler.topP, unit: vocab.unit)
  }
}

/// A prompt without words, for a model that has no token to begin a text with.
package struct EmptyPrompt: Error, Hashable, CustomStringConvertible {
  package var description: String {
    "the prompt has no word to start from; give it at least one"
  }
}
