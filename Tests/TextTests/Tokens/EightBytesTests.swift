import Testing

@testable import Text

@Suite struct EightBytesTests {
  private func isLetter(_ byte: UInt8) -> Bool {
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8.contains(byte)
  }

  @Test(arguments: 0..<8)
  func everyByteIsToldApartAtEveryPlace(place: Int) throws {
    for byte in UInt8.min...UInt8.max {
      for filler in Array("aZ".utf8) {
        var bytes = [UInt8](repeating: filler, count: 8)
        bytes[place] = byte
        try bytes.withUnsafeBufferPointer { buffer in
          let eight = EightBytes(at: try #require(buffer.baseAddress))
          #expect(eight.letters == (isLetter(byte) ? 8 : place), "\(bytes)")
        }
      }
    }
  }

  @Test func lettersBehindAnotherByteDoNotCount() throws {
    for byte in UInt8.min...UInt8.max where !isLetter(byte) {
      try [byte, 65, byte, 66, byte, 67, byte, 68].withUnsafeBufferPointer { buffer in
        let eight = EightBytes(at: try #require(buffer.baseAddress))
        #expect(eight.letters == 0, "\(byte)")
      }
    }
  }

  @Test func storesLowerCase() throws {
    var stored = [UInt8](repeating: 0, count: 8)
    try Array("AbYzZaQm".utf8).withUnsafeBufferPointer { buffer in
      let eight = EightBytes(at: try #require(buffer.baseAddress))
      try stored.withUnsafeMutableBufferPointer {
        eight.storeLowercased(to: try #require($0.baseAddress))
      }
    }
    #expect(stored == Array("abyzzaqm".utf8))
  }
}
