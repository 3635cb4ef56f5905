/// A prompt and what a model wrote after it.
package struct Continuation: Codable, Hashable, Sendable {
  package var prompt: String
  package var text: String
  package var temperature: Double
  /// Words to choose from at each step; 0 for all.
  package var topK: Int
  /// The share of the probability that they have together; 1 for all.
  package var topP: Double
  /// What the text is made of, if not of words.
  package var unit: TokenUnit?

  package init(
    prompt: String, text: String, temperature: Double, topK: Int, topP: Double = 1,
    unit: TokenUnit = .word
  ) {
    self.prompt = prompt
    self.text = text
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.unit = unit == .word ? nil : unit
  }
}
