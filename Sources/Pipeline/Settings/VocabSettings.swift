import Chapters
import Neural
import Text

/// Which words get a number.
package struct VocabSettings: StepSettings {
  package var tokenizer = TokenizerKind.basicEnglish
  /// The largest vocabulary, special tokens included; 0 keeps every word.
  package var maxTokens = 10_000
  /// Rarer words are left out.
  package var minFrequency = 1
  /// Whether `<unk>`, `<pad>`, `<bos>` and `<eos>` come first.
  package var specials = true
  /// Which texts are counted: to count test texts is to look at the answers.
  package var scope = VocabularyScope.training

  package init() {}

  package func problems() -> [SettingProblem] {
    let least = specials ? Vocabulary.specials.count + 1 : 1
    return [
      .require(
        maxTokens == 0 || maxTokens >= least, "maxTokens",
        specials
          ? "must be 0 for all, or at least \(least): four special tokens and a word, not \(maxTokens)"
          : "must be 0 for all, or at least \(least), not \(maxTokens)"),
      .requireAtMost(ModelShape.mostWords, "maxTokens", maxTokens),
      .require(minFrequency >= 1, "minFrequency", "must be at least 1, not \(minFrequency)"),
      .requireAtMost(SettingProblem.largestCount, "minFrequency", minFrequency),
    ].compactMap { $0 }
  }
}
