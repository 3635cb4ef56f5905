import Testing

@testable import Text

@Suite struct DocumentsBuilderTests {
  private func build(
    _ bytes: [UInt8], blocks: Int, _ invalidText: InvalidText
  ) throws -> (text: [UInt8], replaced: Int) {
    var builder = DocumentsBuilder(invalidText: invalidText)
    try builder.append([0x61], path: "first")
    try builder.finishDocument(name: "first", path: "first")
    for start in stride(from: 0, to: bytes.count, by: blocks) {
      try builder.append(bytes[start..<min(start + blocks, bytes.count)], path: "path")
    }
    try builder.finishDocument(name: "name", path: "path")
    let replaced = builder.replacedCharacters
    let documents = builder.finish()
    #expect(documents.names == ["first", "name"])
    return (Array(documents.bytes.dropFirst()), replaced)
  }

  @Test(arguments: 1...9) func charactersMayLieInTwoBlocks(size: Int) throws {
    let text = Array("aé€😀 日本語, ümläut\u{8}🏳️‍🌈".utf8)
    #expect(try build(text, blocks: size, .reject).text == text)
  }

  /// Wherever blocks end, the outcome is the same as for the whole.
  @Test(arguments: 1...9) func whatIsInvalidIsFoundWhereverABlockEnds(size: Int) throws {
    let whole =
      [
        [0x61, 0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98, 0x61, 0xF0, 0x9F],
        [0x80, 0x80, 0x80, 0x80], [0xC3, 0xC3, 0xA9, 0xC3], [0xED, 0xA0, 0x80, 0x61],
        [0xF5, 0xBF, 0xBF, 0xBF], [0xE0, 0x80, 0x80], [0xFF, 0xFE, 0xF4, 0x90, 0x80, 0x80],
      ] as [[UInt8]]
    for bytes in whole {
      let expected = replacingInvalidBytes(of: bytes[...])
      let (text, replaced) = try build(bytes, blocks: size, .replace)
      #expect(text == expected.text)
      #expect(replaced == expected.count)
      let offset = try #require(firstInvalidByte(of: bytes[...]))
      let error = #expect(throws: CorpusError.self) { try build(bytes, blocks: size, .reject) }
      guard case .notText("path", let place, _, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(place.offset == offset)
    }
  }
}
