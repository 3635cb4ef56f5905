extension Grammar {
  /// A text that a grammar wrote.
  package struct Derivation: Hashable, Sendable {
    /// As a reader sees it.
    package let text: String
    /// As the tokenizer of such texts makes them of the text.
    package let tokens: [String]
    /// ln of the probability of each token, given those before it.
    package let tokenLogProbabilities: [Double]
    /// ln of the probability that the grammar writes these tokens and stops.
    package let logProbability: Double
  }

  /// Writes a text, drawing every choice at random; the same generator gives the same text.
  ///
  /// - Parameter length: a text with a refrain goes on until it has so many tokens, and then to the
  ///   end of the round.
  package func derive(
    length: Int = 0, using generator: inout some RandomNumberGenerator
  ) -> Derivation {
    var guide = RandomGuide(generator: generator, length: length)
    let trail = walk(&guide)
    generator = guide.generator
    // This guide never gives up, and the memory was checked when the grammar was made.
    precondition(trail != nil, "A random walk always ends")
    return Derivation(
      text: guide.text.text, tokens: guide.tokens, tokenLogProbabilities: trail?.tokens ?? [],
      logProbability: trail?.total ?? 0)
  }

  private struct RandomGuide<Generator: RandomNumberGenerator>: GrammarGuide {
    var generator: Generator
    let length: Int
    var tokens: [String] = []
    var text = TextWriter()

    init(generator: Generator, length: Int) {
      self.generator = generator
      self.length = length
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

    mutating func goesOn() -> Bool {
      guard tokens.count < length else { return false }
      text.startParagraph()
      return true
    }
  }
}
