/// What the page shows of the evaluate step besides its results.
package struct EvaluateFigures: Codable, Hashable, Sendable {
  /// A rung of the perplexity ladder.
  package struct Rung: Codable, Hashable, Sendable {
    /// "uniform", "unigram", "bigram", "this model" or "floor".
    package var name: String
    package var perplexity: Double
    /// What it means, in a few words.
    package var note: String

    package init(name: String, perplexity: Double, note: String) {
      self.name = name
      self.perplexity = perplexity
      self.note = note
    }
  }

  package struct Word: Codable, Hashable, Sendable {
    package var token: String
    /// The surprisal: −ln of the probability that the model gave the word, in nats.
    package var surprise: Double

    package init(token: String, surprise: Double) {
      self.token = token
      self.surprise = surprise
    }
  }

  /// From worst to best.
  package var ladder: [Rung]
  package var continuations: [Continuation]
  /// One prompt at several temperatures.
  package var temperatures: [Continuation]
  /// What could come after the first prompt; `nil` without a prompt.
  package var nextWord: NextWord?
  /// One test document, word by word.
  package var surprises: [Word]
  /// The name of that document.
  package var surprisesName: String
  /// The gates while the model reads the beginning of that document.
  package var gates: GateFigures?
  package var neighbours: [NeighbourFigures]

  package init(
    ladder: [Rung], continuations: [Continuation], temperatures: [Continuation] = [],
    nextWord: NextWord? = nil, surprises: [Word], surprisesName: String,
    gates: GateFigures? = nil, neighbours: [NeighbourFigures] = []
  ) {
    self.ladder = ladder
    self.continuations = continuations
    self.temperatures = temperatures
    self.nextWord = nextWord
    self.surprises = surprises
    self.surprisesName = surprisesName
    self.gates = gates
    self.neighbours = neighbours
  }
}
