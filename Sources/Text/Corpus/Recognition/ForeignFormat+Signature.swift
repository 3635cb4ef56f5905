extension ForeignFormat {
  /// The first bytes of files, or those at an offset.
  private static let signatures: [(format: ForeignFormat, offset: Int, bytes: [UInt8])] = [
    (.pdf, 0, ascii("%PDF-")), (.postScript, 0, ascii("%!PS")), (.rtf, 0, ascii("{\\rtf")),
    (.mobi, 60, ascii("BOOKMOBI")), (.djvu, 0, ascii("AT&TFORM")),
    (.oldOffice, 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    (.parquet, 0, ascii("PAR1")), (.arrow, 0, ascii("ARROW1")), (.arrow, 0, ascii("FEA1")),
    (.orc, 0, ascii("ORC\u{8}")), (.orc, 0, ascii("ORC\u{a}")), (.avro, 0, ascii("Obj\u{1}")),
    (.sqlite, 0, ascii("SQLite format 3\u{0}")),
    (.hdf5, 0, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]),
    (.numPy, 0, [0x93] + ascii("NUMPY")), (.pickle, 0, [0x80, 2]), (.pickle, 0, [0x80, 3]),
    (.pickle, 0, [0x80, 4, 0x95]), (.pickle, 0, [0x80, 5, 0x95]), (.gguf, 0, ascii("GGUF")),
    (.sevenZip, 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
    (.rar, 0, ascii("Rar!\u{1a}\u{7}")), (.lz4, 0, [0x04, 0x22, 0x4d, 0x18]),
    (.compress, 0, [0x1f, 0x9d]),
    (.png, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), (.jpeg, 0, [0xff, 0xd8, 0xff]),
    (.gif, 0, ascii("GIF87a")), (.gif, 0, ascii("GIF89a")), (.webp, 8, ascii("WEBP")),
    (.wav, 8, ascii("WAVEfmt")), (.tiff, 0, [0x49, 0x49, 0x2a, 0]),
    (.tiff, 0, [0x4d, 0x4d, 0, 0x2a]), (.mp3, 0, ascii("ID3\u{2}")), (.mp3, 0, ascii("ID3\u{3}")),
    (.mp3, 0, ascii("ID3\u{4}")), (.mp3, 0, [0xff, 0xfb]), (.ogg, 0, ascii("OggS\u{0}")),
    (.flac, 0, ascii("fLaC\u{0}")), (.mp4, 4, ascii("ftyp")),
    (.matroska, 0, [0x1a, 0x45, 0xdf, 0xa3]), (.elf, 0, [0x7f, 0x45, 0x4c, 0x46]),
    (.machO, 0, [0xcf, 0xfa, 0xed, 0xfe]), (.machO, 0, [0xce, 0xfa, 0xed, 0xfe]),
    (.webAssembly, 0, ascii("\u{0}asm")), (.javaClass, 0, [0xca, 0xfe, 0xba, 0xbe]),
    (.font, 0, ascii("OTTO\u{0}")), (.font, 0, [0, 1, 0, 0, 0]), (.font, 0, ascii("wOF2")),
    (.font, 0, ascii("wOFF")),
  ]

  private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Recognizes a signature, or markup where a text would begin.
  init?(beginning bytes: ArraySlice<UInt8>) {
    let known = Self.signatures.first {
      bytes.dropFirst($0.offset).starts(with: $0.bytes)
    }
    if let known {
      self = known.format
    } else if Self.isHTML(bytes) {
      self = .html
    } else if Self.isSafetensors(bytes) {
      self = .safetensors
    } else if Self.hasNull(bytes, after: "BM") {
      self = .bmp
    } else if Self.hasNull(bytes, after: "MZ") {
      self = .windowsProgram
    } else {
      return nil
    }
  }

  /// Short signatures are letters that a text may begin with; such a file has NULs soon after.
  private static func hasNull(_ bytes: ArraySlice<UInt8>, after letters: String) -> Bool {
    bytes.starts(with: letters.utf8) && bytes.prefix(32).contains(0)
  }

  /// Whether a page of HTML or XHTML begins here, after white space and comments.
  private static func isHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
    let beginning = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    var rest = beginning.drop(while: \.isWhitespace)
    while rest.hasPrefix("<?xml") || rest.hasPrefix("<!--") {
      let end = rest.hasPrefix("<!--") ? "-->" : "?>"
      guard let range = rest.firstRange(of: end) else { return false }
      rest = rest[range.upperBound...].drop(while: \.isWhitespace)
    }
    return ["<!doctype html", "<html", "<head>", "<body"].contains { rest.hasPrefix($0) }
  }

  /// A length in eight bytes, then a header in JSON.
  private static func isSafetensors(_ bytes: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(bytes.prefix(10))
    return bytes.count == 10 && bytes[5...7] == [0, 0, 0] && bytes[8...] == ascii("{\"")[...]
  }

  /// Recognizes documents that are zip archives, by the names of the entries that begin in `bytes`.
  ///
  /// - Returns: `nil` for any other archive.
  init?(zipped bytes: ArraySlice<UInt8>, in packing: Packing) {
    guard packing == .zip else { return nil }
    let names = ZipNames(bytes)
    if let type = names.mimeType {
      if type.hasPrefix("application/epub+zip") {
        self = .epub
      } else if type.hasPrefix("application/vnd.oasis.opendocument") {
        self = .openDocument
      } else {
        return nil
      }
    } else if names.contains(prefix: "META-INF/container.xml") {
      self = .epub
    } else if names.contains(prefix: "[Content_Types].xml") || names.contains(prefix: "_rels/") {
      if names.contains(prefix: "xl/") {
        self = .excel
      } else if names.contains(prefix: "ppt/") {
        self = .powerPoint
      } else {
        self = .word
      }
    } else if names.contains(suffix: "/data.pkl") {
      self = .torch
    } else if names.contains(suffix: ".npy") {
      self = .numPy
    } else {
      return nil
    }
  }
}
