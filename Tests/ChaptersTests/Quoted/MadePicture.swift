import Foundation

/// Small pictures of each format, made by code. Only their headers are real.
enum MadePicture {
  static func png(width: Int, height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]
  }

  static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [0xFF, 0xD9]

  static func webP(_ kind: String, width: Int, height: Int) -> [UInt8] {
    let body: [UInt8] =
      switch kind {
      case "VP8 ": [0, 0, 0, 0x9D, 0x01, 0x2A] + little(width, 2) + little(height, 2)
      case "VP8L": [0x2F] + little((height - 1) << 14 | (width - 1), 4) + [0, 0, 0, 0, 0]
      default: [0, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3)
      }
    return Array("RIFF".utf8) + little(body.count + 12, 4) + Array("WEBP\(kind)".utf8)
      + little(body.count, 4) + body
  }

  static func svg(_ attributes: String = "width=\"20\" height=\"10\"", inside: String = "")
    -> String
  {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" \(attributes)>\(inside)</svg>"
  }

  private static func big(_ number: Int, _ bytes: Int) -> [UInt8] {
    little(number, bytes).reversed()
  }

  private static func little(_ number: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
