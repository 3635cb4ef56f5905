import Kernels
import Neural
import Readings
import Testing
import Tokens

@Suite struct EmbeddingNeighboursTests {
  /// Vectors in a plane: east, north-east, north, west, nowhere, and far to the east.
  private static let model: LanguageModel = {
    let model = LanguageModel(exampleShape(6, 2, 3, 1))
    let vectors: [Float] = [1, 0, 1, 1, 0, 1, -1, 0, 0, 0, 50, 0]
    for (index, value) in vectors.enumerated() { model.parameters[index] = value }
    return model
  }()

  private func nearest(_ word: TokenID, count: Int = 9) -> [EmbeddingNeighbours.Neighbour] {
    EmbeddingNeighbours.nearest(to: word, among: 0..<6, count: count, in: Self.model)
  }

  @Test func comeFromNearToFarByTheirAngle() {
    let found = nearest(0)
    #expect(found.map(\.token) == [5, 1, 2, 3])
    for (neighbour, cosine) in zip(found, [1, 0.5.squareRoot(), 0, -1]) {
      #expect(abs(neighbour.similarity - cosine) < 1e-7)
    }
  }

  @Test func areNoMoreThanAskedFor() { #expect(nearest(2, count: 1).map(\.token) == [1]) }

  @Test func areNoneForAVectorOfZeros() { #expect(nearest(4).isEmpty) }
}
