@testable import Text

extension TextEncoding {
  /// `text` in this encoding, with the mark if it has one.
  func bytes(of text: String) -> [UInt8] {
    let text = hasMark ? "\u{FEFF}" + text : text
    switch width {
    case 1: return Array(text.utf8)
    case 2: return text.utf16.flatMap { bytes(of: UInt32($0)) }
    default: return text.unicodeScalars.flatMap { bytes(of: $0.value) }
    }
  }

  /// One code unit.
  func bytes(of unit: UInt32) -> [UInt8] {
    let bytes = (0..<width).map { UInt8(truncatingIfNeeded: unit >> (8 * $0)) }
    return isBigEndian ? bytes.reversed() : bytes
  }

  /// All but UTF-8 without a mark.
  static let others: [TextEncoding] =
    [TextEncoding(width: 1, isBigEndian: false, hasMark: true)]
    + [2, 4].flatMap { width in
      [false, true].flatMap { isBigEndian in
        [false, true].map { hasMark in
          TextEncoding(width: width, isBigEndian: isBigEndian, hasMark: hasMark)
        }
      }
    }
}
