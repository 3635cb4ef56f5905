import Kernels
import Neural
import Tokens

/// Finds tokens whose vectors point in nearly the same direction.
package enum EmbeddingNeighbours {
  package struct Neighbour: Hashable, Sendable {
    package let token: TokenID
    /// The cosine of the angle between the two vectors, −1 ... 1.
    package let similarity: Double
  }

  /// The nearest of `candidates`, excluding the token itself, nearest first.
  ///
  /// Zero vectors are near nothing. O(E) for each candidate.
  package static func nearest(
    to token: TokenID, among candidates: some Sequence<TokenID>, count: Int, in model: LanguageModel
  ) -> [Neighbour] {
    let table = model.embeddingTable
    let own = vector(token, table, size: model.shape.embedding)
    return
      candidates.filter { $0 != token }
      .map { other in
        let similarity = cosine(own, vector(other, table, size: model.shape.embedding))
        return Neighbour(token: other, similarity: similarity)
      }
      .filter { $0.similarity.isFinite }
      .sorted { ($1.similarity, $0.token) < ($0.similarity, $1.token) }
      .prefix(count).map { $0 }
  }

  private static func vector(_ token: TokenID, _ table: Floats, size: Int) -> [Float] {
    table.rows(Int(token)..<Int(token) + 1, of: size).array
  }

  private static func cosine(_ one: [Float], _ other: [Float]) -> Double {
    func product(_ one: [Float], _ other: [Float]) -> Double {
      zip(one, other).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    return product(one, other) / (product(one, one) * product(other, other)).squareRoot()
  }
}
