import Spooling
import Testing

@testable import Text

@Suite struct DocumentsBuilderTests {
  private func build(
    _ bytes: [UInt8], blocks: Int, _ invalidText: InvalidText, memory: Int = 1 << 20
  ) throws -> (text: [UInt8], replaced: Int) {
    var builder = DocumentsBuilder(invalidText: invalidText, memory: memory)
    try builder.append([0x61], path: "first")
    try builder.finishDocument(name: "first", path: "first")
    for start in stride(from: 0, to: bytes.count, by: blocks) {
      try builder.append(bytes[start..<min(start + blocks, bytes.count)], path: "path")
    }
    try builder.finishDocument(name: "name", path: "path")
    let replaced = builder.replacedCharacters
    let documents = try builder.finish()
    #expect(documents.names == ["first", "name"])
    return (Array(documents.bytes.array.dropFirst()), replaced)
  }

  @Test(arguments: 1...9) func charactersMayLieInTwoBlocks(size: Int) throws {
    let text = Array("aé€😀 日本語, ümläut\u{8}🏳️‍🌈".utf8)
    for memory in [1, 5, 1000] {
      #expect(try build(text, blocks: size, .reject, memory: memory).text == text)
    }
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
      for memory in [1, 4, 1000] {
        let (text, replaced) = try build(bytes, blocks: size, .replace, memory: memory)
        #expect(text == expected.text)
        #expect(replaced == expected.count)
      }
      let offset = try #require(firstInvalidByte(of: bytes[...]))
      let error = #expect(throws: CorpusError.self) { try build(bytes, blocks: size, .reject) }
      guard case .notText("path", let place, _, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(place.offset == offset)
    }
  }

  /// However little fits into memory, documents are the same: pieces between separators, lines without
  /// their ends, a mark left out, documents forgotten.
  @Test(arguments: [1, 2, 3, 7, 30, 200]) func documentsMayBeInAFile(memory: Int) throws {
    func documents(memory: Int) throws -> Documents {
      var builder = DocumentsBuilder(invalidText: .replace, memory: memory)
      func append(_ text: String) throws { try builder.append(Array(text.utf8), path: "path") }
      for (number, text) in ["\u{FEFF}one|two\n|\n|thréé", "|||", "", "no border", "a|b"]
        .enumerated()
      {
        try append(text)
        _ = try builder.finishDocument(separatedBy: [0x7C], minimum: 1, path: "path") {
          "\(number):\($0.map(String.init) ?? "whole")"
        }
      }
      for line in ["a line\r\n", " \n", "\n", "two words\n", "é\n"] {
        try append(line)
        if try builder.isDocumentBlank() {
          builder.discardDocument()
        } else {
          try builder.trimDocument { $0 == 0x0A || $0 == 0x0D }
          try builder.finishDocument(name: "line", path: "path")
        }
      }
      #expect(builder.marks == 1)
      return try builder.finish()
    }
    let expected = try documents(memory: 1 << 20)
    #expect(expected.names.prefix(5) == ["0:1", "0:2", "0:3", "2:whole", "3:whole"])
    #expect(
      (0..<expected.count).map(expected.text(at:)) == [
        "one", "two", "thréé", "", "no border", "a", "b", "a line", "two words", "é",
      ])
    let inFile = try documents(memory: memory)
    #expect(inFile == expected)
    let parts = (0..<inFile.count).map { inFile.size(of: $0) > 2 ? 1..<3 : nil }
    #expect(try inFile.trimmed(to: parts) == expected.trimmed(to: parts))
    #expect(try Documents(joining: [inFile, expected]) == Documents(joining: [expected, inFile]))
    var first = inFile
    first.keepFirst(3)
    #expect(first.text(at: 2) == "thréé")
    #expect(first.size == 13)
  }

  @Test(arguments: [1, 3, 1000]) func placesAreTheSameInAFile(memory: Int) throws {
    var builder = DocumentsBuilder(invalidText: .reject, refusing: .all, memory: memory)
    try builder.append(Array("first".utf8), path: "path")
    try builder.finishDocument(name: "first", path: "path")
    try builder.append(Array("é\nabc\nü".utf8), path: "path")
    let place = TextPlace(offset: 9, line: 3, column: 2)
    #expect(throws: CorpusError.controlCharacter(path: "path", byte: 1, place: place)) {
      try builder.append([1, 2], path: "path")
    }
  }
}
