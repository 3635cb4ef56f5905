/// The encodings that write Cyrillic, Greek, Hebrew, Arabic or Thai letters as one byte above ASCII
/// each, told apart by the letters that are frequent in the language.
struct FrequentLetters {
  private let encoding: LegacyEncoding
  /// The bytes of the most frequent letters.
  private let letters: Set<UInt8>
  /// Their share among all letters of usual text.
  private let share: Double

  /// Russian о е а и н т с р л в, Greek α ο ι ε τ ν σ η ρ ς, Hebrew י ו ה ל א ר ת מ ב ש, Arabic
  /// ا ل ي م و ن ر ت ب ه, and Thai า น ร อ ก เ ง ่ ้ ม.
  private static let all: [FrequentLetters] = [
    FrequentLetters(
      .windows1251, [0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2, 0xf1, 0xf0, 0xeb, 0xe2], 0.65),
    FrequentLetters(.koi8R, [0xcf, 0xc5, 0xc1, 0xc9, 0xce, 0xd4, 0xd3, 0xd2, 0xcc, 0xd7], 0.65),
    FrequentLetters(.dos866, [0xae, 0xa5, 0xa0, 0xa8, 0xad, 0xe2, 0xe1, 0xe0, 0xab, 0xa2], 0.65),
    FrequentLetters(
      .iso8859n5, [0xde, 0xd5, 0xd0, 0xd8, 0xdd, 0xe2, 0xe1, 0xe0, 0xdb, 0xd2], 0.65),
    FrequentLetters(
      .windows1253, [0xe1, 0xef, 0xe9, 0xe5, 0xf4, 0xed, 0xf3, 0xe7, 0xf1, 0xf2], 0.6),
    FrequentLetters(
      .windows1255, [0xe9, 0xe5, 0xe4, 0xec, 0xe0, 0xf8, 0xfa, 0xee, 0xe1, 0xf9], 0.68),
    FrequentLetters(
      .windows1256, [0xc7, 0xe1, 0xed, 0xe3, 0xe6, 0xe4, 0xd1, 0xca, 0xc8, 0xe5], 0.62),
    FrequentLetters(.thai874, [0xd2, 0xb9, 0xc3, 0xcd, 0xa1, 0xe0, 0xa7, 0xe8, 0xe9, 0xc1], 0.5),
  ]

  private init(_ encoding: LegacyEncoding, _ letters: Set<UInt8>, _ share: Double) {
    self.encoding = encoding
    self.letters = letters
    self.share = share
  }

  /// `nil` if most letters are ASCII, or if no encoding makes the frequent letters frequent.
  static func likelyEncoding(of bytes: ArraySlice<UInt8>) -> LegacyEncoding? {
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    let high = counts[0x80...].reduce(0, +)
    let ascii = counts.indices.reduce(0) { 0x61...0x7a ~= $1 | 0x20 ? $0 + counts[$1] : $0 }
    guard high > ascii else { return nil }
    let scores = all.map { candidate in
      let found = candidate.letters.reduce(0) { $0 + counts[Int($1)] }
      return (candidate.encoding, Double(found) / Double(high) / candidate.share)
    }
    guard let best = scores.max(by: { $0.1 < $1.1 }), best.1 > 0.7 else { return nil }
    return best.0
  }
}
