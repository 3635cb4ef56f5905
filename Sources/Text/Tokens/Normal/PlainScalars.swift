extension Unicode.Scalar {
  /// Whether it is one of the characters that most texts consist of, and never changes or merges
  /// with another such character beside it.
  ///
  /// Between two plain characters there is a border of grapheme clusters, and before each there is
  /// one of normalization: it is in Normalization Form C and doesn't combine with what precedes it.
  /// The list is incomplete; what isn't in it is looked at more closely.
  ///
  /// Source: Unicode Standard Annex 15, *NFC_Quick_Check*, and Annex 29, *Grapheme_Cluster_Break*.
  var isPlain: Bool {
    switch value {
    // ASCII but for the carriage return, which a line feed joins; Latin but for the soft hyphen and
    // the two signs that can be emoji.
    case 0..<0x0D, 0x0E..<0x80, 0xA0...0xA8, 0xAA...0xAC, 0xAF...0x2FF: true
    // Greek, Cyrillic, Armenian, Hebrew, Arabic: the letters.
    case 0x388...0x38A, 0x38C, 0x38E...0x3A1, 0x3A3...0x3FF, 0x400...0x482, 0x48A...0x52F: true
    case 0x531...0x556, 0x561...0x587, 0x5D0...0x5EA, 0x620...0x64A, 0x660...0x66F: true
    // Vietnamese and other Latin, dashes and quotation marks.
    case 0x1E00...0x1EFF, 0x2010...0x2027, 0x202F...0x203B: true
    // Chinese and Japanese with their punctuation, Korean syllables, wide ASCII.
    case 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0xAC00...0xD7A3, 0xFF01...0xFF60: true
    default: false
    }
  }
}
