/// Characters of scripts that are written without spaces between words.
package enum UnspacedScript {
  /// Chinese and Japanese with their punctuation, and the dash and the ellipsis, which they double: no
  /// space on either side of them, whatever stands there.
  package static let eastAsian: [ClosedRange<UInt32>] = [
    0x2014...0x2014, 0x2026...0x2026, 0x2E80...0x2FFF, 0x3001...0x30FF, 0x31F0...0x31FF,
    0x3400...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF9F, 0x20000...0x323AF,
  ]

  /// Thai, Lao, Burmese and Khmer: no space among themselves.
  package static let southeastAsian: [ClosedRange<UInt32>] = [
    0xE01...0xE7F, 0xE81...0xEFF, 0x1000...0x109F, 0x1780...0x17FF,
  ]
}

extension Unicode.Scalar {
  /// Whether it is a letter of these scripts, and no accent that belongs to one.
  var isUnspacedLetter: Bool {
    switch value {
    case 0xE01...0xE33, 0xE81...0xEB3, 0x1000...0x102A, 0x1780...0x17A2: true
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0x20000...0x323AF: true
    default: false
    }
  }

  /// Whether it is a letter that begins a Thai, Lao, Burmese or Khmer syllable, and so neither joins
  /// nor changes what stands before it.
  var beginsSyllable: Bool {
    switch value {
    case 0xE01...0xE30, 0xE40...0xE44, 0xE81...0xEB0, 0xEC0...0xEC4, 0x1000...0x102A: true
    case 0x1780...0x17A2: true
    default: false
    }
  }
}
