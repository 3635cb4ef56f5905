/// The words that could come after a beginning, and how likely each is to be picked.
package struct NextWord: Codable, Hashable, Sendable {
  package struct Candidate: Codable, Hashable, Sendable {
    package var word: String
    package var id: Int
    /// What the model gives the word.
    package var probability: Double
    /// How likely it is to be picked, once the temperature has worked and the tail is cut off; 0 where
    /// it was cut off itself.
    package var chance: Double

    package init(word: String, id: Int, probability: Double, chance: Double) {
      self.word = word
      self.id = id
      self.probability = probability
      self.chance = chance
    }
  }

  /// What stands before the word.
  package var prompt: String
  package var temperature: Double
  /// Words to choose from; 0 for all.
  package var topK: Int
  /// The share of the chances that they have together; 1 for all.
  package var topP: Double
  /// The likeliest words, in falling order.
  package var candidates: [Candidate]
  /// How many words can be picked. They are the likeliest.
  package var kept: Int
  /// The probability of all words that can be picked.
  package var keptProbability: Double
  /// How many words are not among `candidates`.
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
