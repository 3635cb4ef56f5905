import Chapters
import Neural
import Text

/// Which words get a token id.
package struct VocabSettings: StepSettings {
  package var tokenizer = TokenizerKind.basicEnglish
  /// The Unicode normal form that texts are brought into first.
  package var form = TextForm.automatic
  /// How typographic quotation marks, dashes, the ellipsis and no-break spaces are read.
  package var punctuation = Punctuation.automatic
  /// The maximum size of the vocabulary, including special tokens; 0 keeps every word.
  package var maxTokens = 10_000
  /// The minimum count of a word; rarer words are left out.
  package var minFrequency = 1
  /// Whether `<unk>`, `<pad>`, `<bos>` and `<eos>` come first.
  package var specials = true
  /// Which splits are counted: counting test texts means looking at the answers.
  package var scope = VocabularyScope.training
  /// The `model.safetensors` of a run whose vocabulary is taken, whatever its size, to go on training
  /// its model on this text; "" makes one from the text.
  package var source = ""

  package init() {}

  package var tokenization: Tokenization {
    Tokenization(tokenizer, form: form, punctuation: punctuation)
  }

  package func problems() -> [SettingProblem] {
    let least = specials ? Vocabulary.specials.count + 1 : 1
    return [
      .require(
        maxTokens == 0 || maxTokens >= least, "maxTokens",
        specials
          ? "must be 0 for all, or at least \(least) (four special tokens and a word), not \(maxTokens)"
          : "must be 0 for all, or at least \(least), not \(maxTokens)"),
      .requireAtMost(ModelShape.mostWords, "maxTokens", maxTokens),
      .require(minFrequency >= 1, "minFrequency", "must be at least 1, not \(minFrequency)"),
      .requireAtMost(SettingProblem.largestCount, "minFrequency", minFrequency),
    ].compactMap { $0 }
  }
}
