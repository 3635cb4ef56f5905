/// The width and height of a picture in pixels.
package struct PictureSize: Hashable, Sendable {
  package var width: Int
  package var height: Int

  /// `nil` unless both are from 1 to 100,000, as those of any picture are.
  package init?(width: Int, height: Int) {
    let valid = 1...100_000
    guard valid.contains(width), valid.contains(height) else { return nil }
    self.width = width
    self.height = height
  }
}

extension PictureSize {
  /// The size that a PNG or WebP file states. A JPEG's is left to the browser, which turns the
  /// picture as its camera was held.
  ///
  /// Source: W3C, Portable Network Graphics, 11.2.2; Google, WebP Container Specification.
  init?(of bytes: [UInt8], format: PictureFile.Format) {
    switch format {
    case .png:
      guard bytes.count >= 24, Array(bytes[12..<16]) == Array("IHDR".utf8) else { return nil }
      self.init(
        width: Self.bigEndian(bytes[16..<20]), height: Self.bigEndian(bytes[20..<24]))
    case .webp: self.init(webP: bytes)
    case .jpeg, .svg: return nil
    }
  }

  private init?(webP bytes: [UInt8]) {
    guard bytes.count >= 30 else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ":
      self.init(
        width: Self.littleEndian(bytes[26..<28]) & 0x3FFF,
        height: Self.littleEndian(bytes[28..<30]) & 0x3FFF)
    case "VP8L":
      let bits = Self.littleEndian(bytes[21..<25])
      self.init(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    case "VP8X":
      self.init(
        width: Self.littleEndian(bytes[24..<27]) + 1,
        height: Self.littleEndian(bytes[27..<30]) + 1)
    default: return nil
    }
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
