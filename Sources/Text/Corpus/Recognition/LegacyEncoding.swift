import Wording

/// An encoding older than Unicode, under the name that `iconv` knows.
package enum LegacyEncoding: String, CaseIterable, Sendable {
  case windows1252 = "WINDOWS-1252"
  case windows1250 = "WINDOWS-1250"
  case windows1254 = "WINDOWS-1254"
  case macRoman = "MACINTOSH"
  case dos850 = "CP850"
  case windows1251 = "WINDOWS-1251"
  case koi8R = "KOI8-R"
  case dos866 = "CP866"
  case iso8859n5 = "ISO-8859-5"
  case windows1253 = "WINDOWS-1253"
  case windows1255 = "WINDOWS-1255"
  case windows1256 = "WINDOWS-1256"
  case thai874 = "CP874"
  case shiftJIS = "CP932"
  case eucJP = "EUC-JP"
  case eucKR = "CP949"
  case big5 = "BIG5"
  case gb18030 = "GB18030"

  /// With where it is from: "Windows-1250 (Central Europe)".
  var name: Phrase {
    switch self {
    case .windows1252: "Windows-1252 or Latin-1 (Western Europe)"
    case .windows1250: "Windows-1250 (Central Europe)"
    case .windows1254: "Windows-1254 (Turkish)"
    case .macRoman: "Mac OS Roman (Western Europe)"
    case .dos850: "DOS code page 850 (Western Europe)"
    case .windows1251: "Windows-1251 (Cyrillic)"
    case .koi8R: "KOI8-R (Cyrillic)"
    case .dos866: "DOS code page 866 (Cyrillic)"
    case .iso8859n5: "ISO 8859-5 (Cyrillic)"
    case .windows1253: "Windows-1253 (Greek)"
    case .windows1255: "Windows-1255 (Hebrew)"
    case .windows1256: "Windows-1256 (Arabic)"
    case .thai874: "TIS-620 (Thai)"
    case .shiftJIS: "Shift-JIS (Japanese)"
    case .eucJP: "EUC-JP (Japanese)"
    case .eucKR: "EUC-KR (Korean)"
    case .big5: "Big5 (traditional Chinese)"
    case .gb18030: "GB18030 (simplified Chinese)"
    }
  }
}

extension LegacyEncoding {
  /// The encoding that a text which isn't UTF-8 is likely in.
  ///
  /// - Returns: `nil` if the text is UTF-8 but for a few bytes.
  init?(likelyIn bytes: ArraySlice<UInt8>) {
    let counts = UTF8Counts(bytes)
    guard counts.invalid > counts.valid else { return nil }
    self =
      PairedBytes.likelyEncoding(of: bytes) ?? FrequentLetters.likelyEncoding(of: bytes)
      ?? LatinLetters(bytes).likelyEncoding
  }
}

/// How much of a text is UTF-8 beyond ASCII.
private struct UTF8Counts {
  private(set) var valid = 0
  private(set) var invalid = 0

  init(_ bytes: ArraySlice<UInt8>) {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): valid += scalar.count > 1 ? 1 : 0
      case .error: invalid += 1
      case .emptyInput: return
      }
    }
  }
}
