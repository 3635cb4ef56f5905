/// A long story that a grammar wrote, for runs without data: of known entropy, word by word.
///
/// It is always the same story, whatever the seed of a run.
package struct SampleStory: Hashable, Sendable {
  package let text: String
  /// ln of the probability of each token under the grammar, given all tokens before it. The tokens
  /// are those of `WordTokenizer`.
  package let tokenLogProbabilities: [Double]

  /// Writes the story.
  ///
  /// - Parameter length: tokens, after which the story goes on to the end of its paragraph.
  /// - Throws: a `GrammarError` if the grammar built into the program is faulty.
  package static func generate(length: Int = 200_000) throws(GrammarError) -> SampleStory {
    precondition(length >= 0, "A story has no negative length")
    var generator = SplitMix64(seed: 3)
    let story = try grammar().derive(length: length, using: &generator)
    return SampleStory(text: story.text, tokenLogProbabilities: story.tokenLogProbabilities)
  }

  /// The grammar that writes the story: `story.grammar`, embedded at build time.
  package static func grammar() throws(GrammarError) -> Grammar {
    try GrammarParser.parse(EmbeddedFiles.all["story.grammar"] ?? "")
  }
}
