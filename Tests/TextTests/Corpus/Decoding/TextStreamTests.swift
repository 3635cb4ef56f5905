import TestSupport
import Testing

@testable import Text

@Suite struct TextStreamTests {
  private func pass(_ bytes: [UInt8], blocks: Int) throws -> [UInt8] {
    var stream = TextStream(path: "novel", holder: .file, invalidText: .reject)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: blocks) {
      try bytes[start..<min(start + blocks, bytes.count)].withUnsafeBytes {
        try stream.append($0) { block, _ in text += block }
      }
    }
    try stream.finish { block, _ in text += block }
    return text
  }

  /// Shorter and longer than the beginning that decides.
  @Test(arguments: TextEncoding.others + [.utf8], [1, 2, 3, 4, 5, 6, 7, 70_001])
  func theSameWhereverBlocksEnd(encoding: TextEncoding, size: Int) throws {
    let mark = encoding.width == 1 && encoding.hasMark ? "\u{FEFF}" : ""
    for text in ["Short, 日本 😀.", String(repeating: "Longer, 日本語 😀é.\n", count: 4000)] {
      let bytes = encoding.bytes(of: text)
      #expect(try pass(bytes, blocks: size) == Array((mark + text).utf8))
    }
  }

  @Test(arguments: 1...7) func whatIsNoTextIsRefusedWhereverBlocksEnd(size: Int) {
    let pdf = Array("%PDF-1.4 and so on".utf8)
    #expect(throws: CorpusError.foreign(path: "novel", .pdf)) { try pass(pdf, blocks: size) }
    let twice = gzip(Array("words".utf8))
    #expect(throws: CorpusError.self) { try pass(twice, blocks: size) }
  }
}
