import Neural
import Pipeline
import Record
import Text

extension PromptCompleter {
  /// The candidates for the word after a prompt.
  ///
  /// - Parameter count: the maximum number of likeliest words to show.
  /// - Throws: `UnknownWord`, `EmptyPrompt`, `UnusableLogits`.
  package func nextWord(after prompt: String, sampler: Sampler, showing count: Int) throws
    -> NextWord
  {
    var generator = TextGenerator(model: model)
    var logits: [Float] = []
    for word in try beginning(prompt) { logits = try generator.feed(word) }
    return nextWord(after: prompt, logits: logits, sampler: sampler, showing: count)
  }

  /// The candidates for the word after a prompt, given the model's logits there.
  package func nextWord(
    after prompt: String, logits: [Float], sampler: Sampler, showing count: Int
  ) -> NextWord {
    let candidates = sampler.candidates(from: logits)
    let kept = candidates.prefix { $0.chance > 0 }
    return NextWord(
      prompt: prompt, temperature: sampler.temperature, topK: sampler.topK, topP: sampler.topP,
      candidates: candidates.prefix(count).map {
        NextWord.Candidate(
          word: vocab.vocabulary.label(of: Int($0.token)), id: Int($0.token),
          probability: $0.probability, chance: $0.chance)
      },
      kept: kept.count, keptProbability: kept.reduce(0) { $0 + $1.probability },
      others: max(0, candidates.count - count))
  }
}
