import Neural
import Record
import Text

extension NeighbourFigures {
  private static let words = 6
  private static let neighbours = 5
  /// Only the most frequent words are compared: training has hardly moved the rare ones.
  private static let candidates = 2000
  private static let lettersAtLeast = 5

  /// The neighbours of the most frequent longer words of a text.
  static func make(
    before: LanguageModel, after: LanguageModel, vocab: TokenizedVocabulary
  ) -> [NeighbourFigures] {
    let vocabulary = vocab.vocabulary
    let frequent = (0..<Int32(vocabulary.size)).filter { vocabulary.counts[Int($0)] > 0 }
      .prefix(candidates)
    func neighbours(of word: Int32, in model: LanguageModel) -> [Neighbour] {
      EmbeddingNeighbours.nearest(to: word, among: frequent, count: Self.neighbours, in: model)
        .map { Neighbour(token: vocabulary.label(of: Int($0.token)), similarity: $0.similarity) }
    }
    return frequent.filter { isLong(vocabulary.token(of: Int($0))) }.prefix(words).map { word in
      NeighbourFigures(
        token: vocabulary.label(of: Int(word)), before: neighbours(of: word, in: before),
        after: neighbours(of: word, in: after))
    }
  }

  private static func isLong(_ token: String) -> Bool {
    token.count >= lettersAtLeast && token.allSatisfy(\.isLetter)
  }
}
