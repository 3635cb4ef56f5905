/// One token as UTF-8 bytes owned by a batch or a call.
///
/// At least eight bytes can be read from its start, however short it is.
package struct Token {
  let start: UnsafePointer<UInt8>
  package let count: Int

  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Calls `body` with the bytes of a string as a token, which is valid during the call.
  static func with<Result>(_ string: String, _ body: (Token) throws -> Result) rethrows -> Result {
    let bytes = Array(string.utf8)
    return try (bytes + [UInt8](repeating: 0, count: 8)).withUnsafeBufferPointer { padded in
      guard let start = padded.baseAddress else { preconditionFailure("It holds eight bytes") }
      return try body(Token(start: start, count: bytes.count))
    }
  }
}
