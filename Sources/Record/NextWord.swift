/// The words that could come after a beginning, and how likely each is to be picked.
package struct NextWord: Codable, Hashable, Sendable {
  package struct Candidate: Codable, Hashable, Sendable {
    package var word: String
    package var id: Int
    /// The word's probability under the model.
    package var probability: Double
    /// The probability of being picked, after temperature and truncation; 0 if the word was cut
    /// off.
    package var chance: Double

    package init(word: String, id: Int, probability: Double, chance: Double) {
      self.word = word
      self.id = id
      self.probability = probability
      self.chance = chance
    }
  }

  /// The text before the word.
  package var prompt: String
  package var temperature: Double
  /// Words to choose from; 0 for all.
  package var topK: Int
  /// The share of the probability that they have together; 1 for all.
  package var topP: Double
  /// The likeliest words, in descending order.
  package var candidates: [Candidate]
  /// The number of words that can be picked, the likeliest ones.
  package var kept: Int
  /// The total probability of the words that can be picked.
  package var keptProbability: Double
  /// The number of words not among `candidates`.
  package var others: Int

  package init(
    prompt: String, temperature: Double, topK: Int, topP: Double, candidates: [Candidate],
    kept: Int, keptProbability: Double, others: Int
  ) {
    self.prompt = prompt
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.candidates = candidates
    self.kept = kept
    self.keptProbability = keptProbability
    self.others = others
  }
}
