import Testing

@testable import Text

@Suite struct WideDecoderTests {
  private static let encodings = TextEncoding.others.filter { $0.width > 1 && !$0.hasMark }
  private static let invalidUnits: [[UInt32]] = [
    [0xd800], [0xdc00], [0xd83d, 0x61], [0xd83d, 0xd83d, 0xde00], [0x61, 0xdbff], [0xde00, 0xd83d],
    [0xd800, 0xdc00, 0xdc00], [0xdfff, 0xdfff], [0x20, 0xd9ab, 0x20], [0xd801, 0xd802, 0xd803],
  ]

  private func decode(
    _ bytes: [UInt8], _ encoding: TextEncoding, blocks: Int, _ invalidText: InvalidText = .reject
  ) throws -> (text: String, replaced: Int) {
    var decoder = WideDecoder(encoding, invalidText: invalidText)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: blocks) {
      try decoder.decode(bytes[start..<min(start + blocks, bytes.count)], to: &text)
    }
    try decoder.finish(to: &text)
    return (try #require(String(validating: text, as: UTF8.self)), decoder.replacedCharacters)
  }

  @Test(arguments: encodings, 1...7) func blocksMayEndAnywhere(encoding: TextEncoding, size: Int)
    throws
  {
    let text = "aé€😀 日本語,\r\n\u{0}\u{FFFF}\u{10FFFF}🏳️‍🌈\u{FEFF}"
    #expect(try decode(encoding.bytes(of: text), encoding, blocks: size).text == text)
    #expect(try decode([], encoding, blocks: size).text == "")
  }

  /// The same as Swift's own decoder.
  @Test(arguments: invalidUnits, 1...7) func lonelySurrogatesAreErrorsOrReplaced(
    units: [UInt32], size: Int
  ) throws {
    let expected = String(decoding: units.map(UInt16.init), as: UTF16.self)
    for encoding in Self.encodings where encoding.width == 2 {
      let bytes = units.flatMap(encoding.bytes(of:))
      let (text, replaced) = try decode(bytes, encoding, blocks: size, .replace)
      #expect(text == expected)
      #expect(replaced == expected.unicodeScalars.count { $0 == "\u{FFFD}" })
      let error = #expect(throws: WideDecoder.InvalidUnit.self) {
        try decode(bytes, encoding, blocks: size)
      }
      let before = expected.prefix { $0 != "\u{FFFD}" }.utf16.count
      #expect(error?.offset == 2 * before)
    }
  }

  @Test(arguments: encodings, 1...7) func unitsThatEndEarlyAreErrorsOrReplaced(
    encoding: TextEncoding, size: Int
  ) throws {
    let whole = encoding.bytes(of: "ab")
    let bytes = Array(whole.dropLast())
    #expect(try decode(bytes, encoding, blocks: size, .replace) == ("a\u{FFFD}", 1))
    #expect(throws: WideDecoder.InvalidUnit.self) { try decode(bytes, encoding, blocks: size) }
  }

  @Test(arguments: [0x110000, 0xd800, 0xffff_ffff] as [UInt32])
  func numbersBeyondUnicodeAreErrorsOrReplaced(unit: UInt32) throws {
    for encoding in Self.encodings where encoding.width == 4 {
      let bytes = encoding.bytes(of: 0x61) + encoding.bytes(of: unit) + encoding.bytes(of: 0x62)
      #expect(try decode(bytes, encoding, blocks: 3, .replace) == ("a\u{FFFD}b", 1))
      let error = #expect(throws: WideDecoder.InvalidUnit.self) {
        try decode(bytes, encoding, blocks: 5)
      }
      #expect(error?.offset == 4)
    }
  }
}
