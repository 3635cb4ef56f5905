import Foundation
import Neural
import Testing

@Suite struct ModelShapeTests {
  @Test func survivesStorage() throws {
    for padding in [nil, Int32(1)] {
      let shape = shape(9, 2, 3, 4, padding: padding)
      #expect(
        try JSONDecoder().decode(ModelShape.self, from: JSONEncoder().encode(shape)) == shape)
    }
  }

  @Test func withoutACellItHasLSTMLayers() throws {
    let stored = #"{"vocabulary": 9, "embedding": 2, "hidden": 3, "layers": 4}"#
    let shape = try JSONDecoder().decode(ModelShape.self, from: Data(stored.utf8))
    #expect(shape.cell == .lstm)
    #expect(shape == NeuralTests.shape(9, 2, 3, 4))
  }
}
