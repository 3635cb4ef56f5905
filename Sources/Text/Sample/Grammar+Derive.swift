extension Grammar {
  /// A text that a grammar wrote.
  package struct Derivation: Hashable, Sendable {
    /// As a reader sees it.
    package let text: String
    /// As `basic_english` makes them of the text.
    package let tokens: [String]
    /// ln of the probability that the grammar writes these tokens and stops.
    package let logProbability: Double
  }

  /// Writes a text, drawing every choice at random; the same generator gives the same text.
  package func derive(using generator: inout some RandomNumberGenerator) -> Derivation {
    var guide = RandomGuide(generator: generator)
    let logProbability = walk(&guide)
    generator = guide.generator
    // This guide never gives up, and the memory was checked when the grammar was made.
    precondition(logProbability != nil, "A random walk always ends")
    return Derivation(
      text: guide.text.text, tokens: guide.tokens, logProbability: logProbability ?? 0)
  }

  private struct RandomGuide<Generator: RandomNumberGenerator>: GrammarGuide {
    var generator: Generator
    var tokens: [String] = []
    var text = TextWriter()

    init(generator: Generator) {
      self.generator = generator
    }

    mutating func alternative(of choice: Choice, at index: Int) -> Int? {
      choice.lottery.draw(using: &generator)
    }

    mutating func draw(from urn: Urn, of table: Table, column: Int) -> Int? {
      urn.lottery.draw(using: &generator)
    }

    mutating func write(_ word: Word, isSpaced: Bool, isTitle: Bool) -> Bool {
      tokens.append(word.token)
      text.write(word.text, isSpaced: isSpaced, isTitle: isTitle)
      return true
    }
  }
}
