import Checksums
import Foundation
import Testing

@Suite struct SHA256Tests {
  /// The messages of FIPS 180-2, appendix B, and the empty one.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func agreesWithTheStandard(message: String, expected: String) {
    #expect(SHA256.hex(of: message) == expected)
  }

  @Test func aMillionLetters() {
    #expect(
      SHA256.hex(of: String(repeating: "a", count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesGiveTheSameAsTheWhole() {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var hash = SHA256()
    for start in stride(from: 0, to: message.count, by: 37) {
      hash.update(Array(message[start..<min(start + 37, message.count)]))
    }
    let pieces = hash.finish()
    #expect(pieces == SHA256.hex(of: message))
  }

  @Test func readsAFileInPieces() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "checksum-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let message = [UInt8](repeating: 0x5a, count: 3 << 20 | 17)
    try Data(message).write(to: URL(filePath: path))
    #expect(try SHA256.hex(ofFileAt: path) == SHA256.hex(of: message))
    #expect(try MD5.hex(ofFileAt: path) == MD5.hex(of: message))
  }

  @Test func aMissingFileIsAnError() {
    #expect(throws: (any Error).self) { try SHA256.hex(ofFileAt: "/nowhere/at/all") }
  }
}
