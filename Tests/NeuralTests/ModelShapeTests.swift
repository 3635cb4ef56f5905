import Foundation
import Neural
import Testing

@Suite struct ModelShapeTests {
  @Test func survivesStorage() throws {
    for padding in [nil, Int32(1)] {
      let shape = shape(9, 3, 3, 4, padding: padding, isTied: padding != nil)
      #expect(
        try JSONDecoder().decode(ModelShape.self, from: JSONEncoder().encode(shape)) == shape)
    }
  }
}
