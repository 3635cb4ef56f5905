/// The encodings of East Asia that write a character in two bytes, told apart by which pairs are
/// allowed and which are frequent.
struct PairedBytes {
  /// Pairs by their first and second byte.
  private var pairs: [(lead: UInt8, trail: UInt8)] = []
  /// Bytes above ASCII that are in no pair.
  private var strays = 0

  /// - Parameters:
  ///   - lead: whether a byte can be the first of two.
  ///   - trail: whether a byte can be the second.
  ///   - single: whether a byte above ASCII is a character of its own.
  private init(
    _ bytes: ArraySlice<UInt8>, lead: (UInt8) -> Bool, trail: (UInt8) -> Bool,
    single: (UInt8) -> Bool = { _ in false }
  ) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte >= 0x80, !single(byte) else { continue }
      guard index < bytes.endIndex else { break }
      if lead(byte), trail(bytes[index]) {
        pairs.append((byte, bytes[index]))
        index += 1
      } else {
        strays += 1
      }
    }
  }

  /// Whether practically all bytes above ASCII are in pairs. The sample may begin and end anywhere.
  private var fits: Bool { pairs.count >= 4 && strays * 50 <= pairs.count }

  private func share(_ condition: (UInt8, UInt8) -> Bool) -> Double {
    Double(pairs.count { condition($0.lead, $0.trail) }) / Double(max(1, pairs.count))
  }

  /// `nil` if the text is in none of them.
  static func likelyEncoding(of bytes: ArraySlice<UInt8>) -> LegacyEncoding? {
    // Kana are in every Japanese sentence.
    let shiftJIS = PairedBytes(
      bytes, lead: { 0x81...0x9f ~= $0 || 0xe0...0xfc ~= $0 },
      trail: { 0x40...0xfc ~= $0 && $0 != 0x7f }, single: { 0xa1...0xdf ~= $0 })
    if shiftJIS.fits, shiftJIS.share({ lead, _ in 0x82...0x83 ~= lead }) >= 0.2 { return .shiftJIS }

    let high: (UInt8) -> Bool = { 0xa1...0xfe ~= $0 }
    let twoHigh = PairedBytes(bytes, lead: high, trail: high)
    if twoHigh.fits {
      if twoHigh.share({ lead, _ in 0xa4...0xa5 ~= lead }) >= 0.2 { return .eucJP }
      // Hangul come first; Chinese characters, which follow them, are rare in Korean. In GB2312
      // this range has not quite half of the characters of a text.
      let symbols = twoHigh.share { lead, _ in lead <= 0xa9 }
      let hangul = twoHigh.share { lead, _ in 0xb0...0xc8 ~= lead }
      if symbols < 0.6, hangul >= 0.95 * (1 - symbols) { return .eucKR }
      // A Thai text has bytes of the same range, but not all of it.
      let isThai = twoHigh.share { 0xdb...0xde ~= $0 || $1 > 0xfb || 0xdb...0xde ~= $1 } == 0
      if symbols < 0.6, !isThai || FrequentLetters.likelyEncoding(of: bytes) != .thai874 {
        return .gb18030
      }
    }

    let lowOrHigh: (UInt8) -> Bool = { 0x40...0x7e ~= $0 || high($0) }
    let big5 = PairedBytes(bytes, lead: { 0xa1...0xf9 ~= $0 }, trail: lowOrHigh)
    if big5.fits, big5.share({ lead, _ in 0xa1...0xc6 ~= lead }) >= 0.7,
      big5.share({ _, trail in trail < 0x80 }) >= 0.1, big5.isDense(in: bytes)
    {
      return .big5
    }

    let gbk = PairedBytes(
      bytes, lead: { 0x81...0xfe ~= $0 },
      trail: { 0x40...0x7e ~= $0 || 0x80...0xfe ~= $0 })
    if gbk.fits, FrequentLetters.likelyEncoding(of: bytes) == nil,
      gbk.share({ lead, trail in high(lead) && high(trail) }) >= 0.8,
      gbk.isDense(in: bytes)
    {
      return .gb18030
    }
    return nil
  }

  /// Whether pairs follow upon pairs: accented letters between ASCII letters make pairs, too, but
  /// lonely ones.
  private func isDense(in bytes: ArraySlice<UInt8>) -> Bool {
    let letters = bytes.count { 0x61...0x7a ~= $0 | 0x20 }
    let trails = pairs.count { 0x61...0x7a ~= $0.trail | 0x20 }
    return pairs.count > letters - trails
  }
}
