import Record
import Spelling
import TensorFiles
import Text
import Tokens

/// A vocabulary and the tokenizer behind it: only together do they give token ids.
package struct TokenizedVocabulary: StepProduct {
  package let vocabulary: Vocabulary
  package let tokenization: Tokenization
  /// The counts of all types of the text, also those without an id, most frequent first.
  package let typeCounts: [Int]
  /// Whether the tokens look like words.
  package let survey: VocabularySurvey

  /// - Parameters:
  ///   - typeCounts: may be left out where only token ids matter.
  ///   - survey: likewise.
  package init(
    vocabulary: Vocabulary, tokenization: Tokenization, typeCounts: [Int] = [],
    survey: VocabularySurvey = VocabularySurvey()
  ) {
    self.vocabulary = vocabulary
    self.tokenization = tokenization
    self.typeCounts = typeCounts
    self.survey = survey
  }

  /// With the normal form that suits a tokenizer.
  package init(vocabulary: Vocabulary, tokenizer: TokenizerKind, typeCounts: [Int] = []) {
    self.init(
      vocabulary: vocabulary, tokenization: Tokenization(tokenizer), typeCounts: typeCounts)
  }

  /// What the tokens are.
  package var unit: TokenUnit { tokenization.kind == .characters ? .character : .word }

  /// Whether every text becomes the same token ids, whatever the words are counted in.
  func hasSameWords(as other: TokenizedVocabulary) -> Bool {
    tokenization == other.tokenization && vocabulary.hasSpecials == other.vocabulary.hasSpecials
      && vocabulary.words == other.vocabulary.words
  }

  private struct Notes: Codable {
    var tokenization: Tokenization
    var survey: VocabularySurvey
    var hasSpecials: Bool
    var types: Int
    var tokens: Int
    var words: [String]
  }

  package init(decoding file: TensorFile) throws {
    let notes = try file.note("vocabulary", as: Notes.self)
    tokenization = notes.tokenization
    survey = notes.survey
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
        tokenization: tokenization, survey: survey, hasSpecials: vocabulary.hasSpecials,
        types: vocabulary.types, tokens: vocabulary.tokens, words: vocabulary.words))
    return file
  }

  /// The token ids of a text.
  /// - Throws: `UnknownWord` for a word that has no id, if no `<unk>` can stand in for it.
  package func ids(of text: String) throws -> [TokenID] {
    try tokens(of: text).map { token in
      guard let id = vocabulary.id(of: token) else {
        throw UnknownWord(
          word: token, text: text, unit: unit, vocabularySize: vocabulary.size,
          nearest: closestMatches(to: token, among: vocabulary.words, count: 5))
      }
      return id
    }
  }

  /// The tokens of a text, known or not.
  package func tokens(of text: String) -> [String] { tokenization.tokenizer.tokens(in: text) }

  /// The words of a text that `<unk>` stands for.
  package func unknownWords(in text: String) -> [String] {
    tokens(of: text).filter {
      vocabulary.unknown != nil && vocabulary.id(of: $0) == vocabulary.unknown
    }
  }

  /// The text of token ids, spaced as a reader expects it.
  package func text(of ids: [TokenID]) -> String {
    Detokenizer.join(ids.map { vocabulary.excerpt(of: Int($0)) }, by: tokenization.kind)
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
  var unit = TokenUnit.word
  let vocabularySize: Int
  /// Words of the vocabulary with similar spelling, the nearest first.
  let nearest: [String]

  package var description: String {
    "the prompt \"\(Self.cut(text, 200))\" contains \"\(shown)\", which is not among the "
      + unit.phrase("\(vocabularySize) words of the vocabulary; \(near). ")
      + unit.phrase("Choose words from the text (vocab.tsv lists them)")
  }

  private var shown: String { ShownToken.label(Array(word.utf8)) }

  private var near: String {
    if let twin = nearest.first(where: { Self.looksLike($0, word) }) {
      let (known, given) = CodePoints.difference(twin, word)
      return "\"\(ShownToken.cut(Array(twin.utf8)))\" only looks the same: it has \(known) where "
        + "the prompt has \(given)"
    }
    let words = nearest.map { "\"\(ShownToken.label(Array($0.utf8)))\"" }.joined(separator: ", ")
    return switch nearest.count {
    case 0: "none is similar"
    case 1: "a similar one is \(words)"
    default: "similar ones are \(words)"
    }
  }

  /// Whether two spellings differ in normal form or invisible characters only.
  private static func looksLike(_ one: String, _ other: String) -> Bool {
    func visible(_ text: String) -> String {
      var scalars = String.UnicodeScalarView()
      scalars.append(
        contentsOf: text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint })
      return String(scalars)
    }
    // Strings are equal if they are canonically equivalent.
    return visible(one) == visible(other)
  }

  private static func cut(_ text: String, _ length: Int) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }
}
