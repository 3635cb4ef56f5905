import Foundation

/// A hash function that takes its bytes incrementally.
package protocol Checksum: ~Copyable {
  init()

  /// Adds the next bytes of the message.
  mutating func update(_ bytes: UnsafeRawBufferPointer)

  /// The checksum of all bytes added, in lowercase hexadecimal.
  consuming func finish() -> String
}

extension Checksum where Self: ~Copyable {
  /// Adds the next bytes of the message.
  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Adds the UTF-8 bytes of `text` to the message.
  package mutating func update(_ text: String) {
    update(Array(text.utf8))
  }

  /// The checksum of one message.
  package static func hex(of bytes: [UInt8]) -> String {
    var checksum = Self()
    checksum.update(bytes)
    return checksum.finish()
  }

  /// The checksum of a string's UTF-8 bytes.
  package static func hex(of text: String) -> String {
    hex(of: Array(text.utf8))
  }

  /// The checksum of a file's contents, read a mebibyte at a time.
  ///
  /// - Throws: Foundation's error if the file can't be read.
  package static func hex(ofFileAt path: String) throws -> String {
    var checksum = Self()
    try checksum.update(contentsOfFileAt: path)
    return checksum.finish()
  }

  /// Adds a file's contents to the message, a mebibyte at a time.
  ///
  /// - Throws: Foundation's error if the file can't be read.
  package mutating func update(contentsOfFileAt path: String) throws {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      piece.withUnsafeBytes { update($0) }
    }
  }
}

/// Bytes in lowercase hexadecimal, two digits each.
func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
