/// The encodings that write Latin letters with accents as one byte above ASCII, told apart by the
/// bytes that stand beside ASCII letters.
struct LatinLetters {
  /// How often each byte above ASCII stands beside an ASCII letter.
  private var counts = [Int](repeating: 0, count: 256)

  init(_ bytes: ArraySlice<UInt8>) {
    func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7a ~= byte | 0x20 }
    var before: UInt8 = 0x20
    for index in bytes.indices {
      let byte = bytes[index]
      let after = index + 1 < bytes.endIndex ? bytes[index + 1] : 0x20
      if byte >= 0x80, isLetter(before) || isLetter(after) { counts[Int(byte)] += 1 }
      before = byte
    }
  }

  private func count(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 + counts[Int($1)] }
  }

  /// Windows-1252, the most common by far, unless something else is more likely.
  var likelyEncoding: LegacyEncoding {
    let all = count(0x80...0xff)
    let latin1 = count(0xc0...0xff)
    // ą ł ż Ż ź Ź ş Ş ť ľ Ł Ą: signs such as ¹ and ¿ in Windows-1252, which no word contains.
    let central = count([0xb9, 0xb3, 0xbf, 0xaf, 0x9f, 0x8f, 0xba, 0xaa, 0x9d, 0xbe, 0xa3, 0xa5])
    // ě ř ů ő ű, which are ì ø ù õ û there.
    let czech = count([0xec, 0xf8, 0xf9, 0x9e, 0x9a]), hungarian = count([0xf5, 0xfb])
    let accents = count([0xe1, 0xe9, 0xed, 0xf3, 0xfd])
    // é è ê ç ü ö ä ñ à and so on.
    let mac = count([0x8e, 0x8f, 0x90, 0x8d, 0x9f, 0x9a, 0x8a, 0x96, 0x88, 0x87, 0x92, 0x97, 0xa7])
    let dos = count([0x82, 0x8a, 0x88, 0x87, 0x81, 0x94, 0x84, 0xa4, 0x85, 0xa0, 0xa1, 0xa2, 0xa3])
    // ı ş ğ beside ü ö ç; in Icelandic, where these are ý þ ð, beside á í.
    let turkish = count([0xfd, 0xfe, 0xf0])
    if latin1 * 2 < all, mac * 2 > all || dos * 2 > all { return mac > dos ? .macRoman : .dos850 }
    if turkish * 3 > all, count([0xfc, 0xf6, 0xe7]) > count([0xe1, 0xed]) { return .windows1254 }
    if central * 8 > all { return .windows1250 }
    if czech * 4 > all, accents * 4 > all, czech + accents > count([0xe0, 0xe8, 0xf2]) * 4 {
      return .windows1250
    }
    if hungarian * 20 > all, accents * 3 > all, count([0xe3, 0xe7, 0xea]) * 10 < all {
      return .windows1250
    }
    return .windows1252
  }
}
