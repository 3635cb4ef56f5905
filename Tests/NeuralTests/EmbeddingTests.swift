import Kernels
import Neural
import TestSupport
import Testing

@Suite struct EmbeddingTests {
  /// Repeated tokens add up; padding is read as zeros and has no gradient.
  @Test func agreesWithPyTorch() throws {
    let fixture = try BatchFixture(Fixture.tensors("embedding"))
    #expect(fixture.sequences.contains { $0.first == 1 }, "the padding word is an input")
    let row = fixture.model.shape.embedding..<2 * fixture.model.shape.embedding
    #expect(fixture.model.parameters[row].array.allSatisfy { $0 == 0 })
    #expect(fixture.gradients[row].allSatisfy { $0 == 0 })
    fixture.check()
  }
}
