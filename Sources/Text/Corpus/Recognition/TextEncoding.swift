/// How a text in Unicode is written as bytes.
struct TextEncoding: Hashable {
  /// Bytes in a code unit: 1 in UTF-8, 2 in UTF-16, 4 in UTF-32.
  let width: Int
  let isBigEndian: Bool
  /// Whether the text begins with a byte-order mark, U+FEFF.
  let hasMark: Bool

  static let utf8 = TextEncoding(width: 1, isBigEndian: false, hasMark: false)

  /// Bytes in the mark; 0 without one.
  var markSize: Int { !hasMark ? 0 : width == 1 ? 3 : width }

  /// "UTF-8", "UTF-16 (little-endian)".
  var name: String {
    width == 1 ? "UTF-8" : "UTF-\(8 * width) (\(isBigEndian ? "big" : "little")-endian)"
  }
}

extension TextEncoding {
  /// Recognizes the byte-order mark. The one of UTF-32 comes first: its beginning is that of UTF-16
  /// before a NUL, which no text begins with.
  init?(markedIn bytes: ArraySlice<UInt8>) {
    let marks: [(bytes: [UInt8], width: Int, isBigEndian: Bool)] = [
      ([0xff, 0xfe, 0, 0], 4, false), ([0, 0, 0xfe, 0xff], 4, true),
      ([0xff, 0xfe], 2, false), ([0xfe, 0xff], 2, true), ([0xef, 0xbb, 0xbf], 1, false),
    ]
    guard let mark = marks.first(where: { bytes.starts(with: $0.bytes) }) else { return nil }
    self.init(width: mark.width, isBigEndian: mark.isBigEndian, hasMark: true)
  }

  /// Recognizes UTF-16 and UTF-32 without a mark, by their NULs: half of each space, line break and
  /// ASCII letter in UTF-16, and at least a quarter of every character in UTF-32.
  init?(likelyIn bytes: ArraySlice<UInt8>) {
    guard bytes.contains(0) else { return nil }
    // A text in UTF-8 may have a few NULs by mistake.
    let isUTF8 = firstInvalidByte(of: bytes.dropLast(unfinishedBytes(of: bytes))) == nil
    guard !isUTF8 || bytes.count(where: ControlCharacters.contains) * 4 > bytes.count else {
      return nil
    }
    for width in [4, 2] {
      let candidates = [false, true].compactMap { isBigEndian in
        let encoding = TextEncoding(width: width, isBigEndian: isBigEndian, hasMark: false)
        return encoding.asciiCharacters(in: bytes).map { (encoding: encoding, ascii: $0) }
      }
      // The wrong order of bytes turns ASCII into something else.
      if let best = candidates.max(by: { $0.ascii < $1.ascii }) {
        self = best.encoding
        return
      }
    }
    return nil
  }

  /// The number of ASCII characters in the bytes, read this way.
  ///
  /// - Returns: `nil` if they don't look like text: with an invalid unit, with something else than
  ///   letters, marks, numbers, punctuation and white space in more than one of fifty characters,
  ///   or long but without white space.
  private func asciiCharacters(in bytes: ArraySlice<UInt8>) -> Int? {
    var decoder = WideDecoder(self, invalidText: .reject)
    var text: [UInt8] = []
    // The sample may end within a character: what the decoder keeps back doesn't count.
    guard (try? decoder.decode(bytes, to: &text)) != nil else { return nil }
    var (all, ascii, strange, spaces) = (0, 0, 0, 0)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      all += 1
      ascii += scalar.isASCII ? 1 : 0
      if scalar == " " || scalar == "\u{3000}" || 9...13 ~= scalar.value {
        spaces += 1
        continue
      }
      switch scalar.properties.generalCategory {
      case .control, .privateUse, .unassigned, .surrogate: strange += 1
      default: break
      }
    }
    return all > 0 && strange * 50 <= all && (spaces > 0 || all < 40) ? ascii : nil
  }
}
