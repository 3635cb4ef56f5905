import Spelling
import TensorFiles
import Text
import Tokens

/// A vocabulary and the tokenizer behind it: only together do they give token ids.
package struct TokenizedVocabulary: StepProduct {
  package let vocabulary: Vocabulary
  package let tokenizer: TokenizerKind
  /// The counts of all types of the text, also those without an id, most frequent first.
  package let typeCounts: [Int]

  /// - Parameter typeCounts: may be left out where only token ids matter.
  package init(vocabulary: Vocabulary, tokenizer: TokenizerKind, typeCounts: [Int] = []) {
    self.vocabulary = vocabulary
    self.tokenizer = tokenizer
    self.typeCounts = typeCounts
  }

  private struct Notes: Codable {
    var tokenizer: TokenizerKind
    var hasSpecials: Bool
    var types: Int
    var tokens: Int
    var words: [String]
  }

  package init(decoding file: TensorFile) throws {
    let notes = try file.note("vocabulary", as: Notes.self)
    tokenizer = notes.tokenizer
    vocabulary = Vocabulary(
      words: notes.words, counts: try file.integers("counts"), hasSpecials: notes.hasSpecials,
      types: notes.types, tokens: notes.tokens)
    typeCounts = try file.integers("typeCounts")
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile()
    file.append("counts", integers: vocabulary.counts)
    file.append("typeCounts", integers: typeCounts)
    try file.setNote(
      "vocabulary",
      Notes(
        tokenizer: tokenizer, hasSpecials: vocabulary.hasSpecials, types: vocabulary.types,
        tokens: vocabulary.tokens, words: vocabulary.words))
    return file
  }

  /// The token ids of a text.
  /// - Throws: `UnknownWord` for a word that has no id, if no `<unk>` can stand in for it.
  package func ids(of text: String) throws -> [TokenID] {
    try tokens(of: text).map { token in
      guard let id = vocabulary.id(of: token) else {
        throw UnknownWord(
          word: token, text: text, vocabularySize: vocabulary.size,
          nearest: closestMatches(to: token, among: vocabulary.words, count: 5))
      }
      return id
    }
  }

  /// The tokens of a text, known or not.
  package func tokens(of text: String) -> [String] { tokenizer.tokenizer.tokens(in: text) }

  /// The words of a text that `<unk>` stands for.
  package func unknownWords(in text: String) -> [String] {
    tokens(of: text).filter {
      vocabulary.unknown != nil && vocabulary.id(of: $0) == vocabulary.unknown
    }
  }

  /// The text of token ids, spaced as a reader expects it.
  package func text(of ids: [TokenID]) -> String {
    Detokenizer.join(ids.map { vocabulary.label(of: Int($0)) })
  }

  /// Tokens that aren't words of a text, which a model shouldn't generate.
  var nonWords: Set<TokenID> {
    Set([vocabulary.unknown, vocabulary.padding, vocabulary.beginning].compactMap { $0 })
  }
}

/// A word of a prompt that isn't in the vocabulary.
package struct UnknownWord: Error, Hashable, CustomStringConvertible {
  let word: String
  let text: String
  let vocabularySize: Int
  /// Words of the vocabulary with similar spelling, the nearest first.
  let nearest: [String]

  package var description: String {
    let words = nearest.map { "\"\($0)\"" }.joined(separator: ", ")
    let near =
      switch nearest.count {
      case 0: "none is similar"
      case 1: "a similar one is \(words)"
      default: "similar ones are \(words)"
      }
    return
      "the prompt \"\(text)\" contains \"\(word)\", which is not among the \(vocabularySize) words "
      + "of the vocabulary; \(near). Choose words from the text (vocab.tsv lists them)"
  }
}
