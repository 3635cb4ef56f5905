import TestSupport
import Testing

@testable import Neural

@Suite(.everyProductLibrary) struct DecoderTests {
  /// PyTorch gets padded batches, and its loss ignores the padding; here there is none.
  @Test(arguments: 0..<3) func agreesWithPyTorch(index: Int) throws {
    let fixture = try BatchFixture(Fixture.tensors("decoder").part("\(index)"))
    #expect(Set(fixture.sequences.map(\.count)).count > 1, "some rows are padded")
    fixture.check()
  }

  /// Every token is in one part, parts are about the same size, and their rows are whole vectors.
  @Test(arguments: [1, 2, 255, 256, 511, 512, 1000, 1885, 10_000, 34_256])
  func partsCoverTheVocabulary(size: Int) {
    var layout = ParameterLayout()
    let parts = Decoder(hiddenSize: 2, vocabularySize: size, sharing: nil, in: &layout).parts
    #expect(parts.flatMap { $0 } == Array(0..<size))
    #expect(parts.count <= 16)
    for part in parts.dropLast() {
      #expect(part.count % 16 == 0)
      #expect(part.count == parts[0].count)
    }
  }
}
