import Foundation
import TestSupport
import Testing
import Wording

@testable import Text

@Suite struct FileKindTests {
  private static let texts = [
    "The captain saw the harbour.", "a\n", "Zażółć gęślą jaźń, 12 %.", "Старый дом, река.",
    "老房子 站在河边。", "古い家、\nある日", "오래된 집이 강가에", "كان البيت قديما", "👩‍🚀 and 🏳️‍🌈\r\n",
    String(repeating: "Bush hid the facts. ", count: 5000),
  ]

  @Test(arguments: TextEncoding.others, texts)
  func unicodeIsRecognized(encoding: TextEncoding, text: String) {
    #expect(FileKind(of: encoding.bytes(of: text)[...]) == .text(encoding))
  }

  @Test(arguments: texts) func utf8IsRecognized(text: String) {
    #expect(FileKind(of: Array(text.utf8)[...]) == .text(.utf8))
  }

  /// The beginning of a file ends anywhere.
  @Test(arguments: TextEncoding.others + [.utf8]) func aCharacterMayBeCutOff(encoding: TextEncoding)
  {
    let bytes = encoding.bytes(of: "a 日本 é😀 x老")
    for end in (encoding.markSize + 3 * encoding.width)...bytes.count {
      #expect(FileKind(of: bytes[..<end]) == .text(encoding), "\(end) bytes")
    }
  }

  @Test(arguments: [
    "", "a", "BM is short for bitmap", "MZ", "PK", "BZh9", "GIF8", "%PD", "ORC", "ustar", "OggS",
    "ID3", "OTTO", "<p>A paragraph.", "<3 you", "{\"text\": \"json\"}", "a,b\n1,2\n",
    "<!-- not closed", "The title was <html>.", "\u{1B}[1mloud", "ftyp", "RIFF of a guitar",
  ]) func whatOnlyLooksLikeSomethingElseIsText(text: String) {
    #expect(FileKind(of: Array(text.utf8)[...]) == .text(.utf8))
  }

  /// A few NULs in a text are an error that names their place; they make no other file of it.
  @Test(arguments: [1, 2, 3, 10, 5000, 5001]) func nullsAmongUTF8AreNoUTF16(count: Int) {
    let nulls = [UInt8](repeating: 0, count: count)
    let bytes = Array("The captain saw".utf8) + nulls + Array(" the harbour. café".utf8)
    #expect(FileKind(of: bytes[...]) == .text(.utf8))
  }

  private static let signatures: [(ForeignFormat, [UInt8])] = [
    (.pdf, Array("%PDF-1.7\n%".utf8) + [0xe2, 0xe3]), (.rtf, Array(#"{\rtf1\ansi Text}"#.utf8)),
    (.postScript, Array("%!PS-Adobe-3.0".utf8)), (.html, Array("\n <!DOCTYPE HTML><p>x".utf8)),
    (.html, Array("<?xml version=\"1.0\"?>\n<!-- a --><html lang=\"en\">".utf8)),
    (.oldOffice, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    (.parquet, Array("PAR1".utf8) + [0x15, 0]), (.sqlite, Array("SQLite format 3\u{0}".utf8)),
    (.hdf5, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
    (.pickle, [0x80, 4, 0x95, 0, 0]), (.numPy, [0x93] + Array("NUMPY".utf8)),
    (.gguf, Array("GGUF".utf8) + [3, 0, 0, 0]), (.png, [0x89] + Array("PNG\r\n\u{1a}\n".utf8)),
    (.jpeg, [0xff, 0xd8, 0xff, 0xe0]), (.gif, Array("GIF89a".utf8)),
    (.elf, [0x7f] + Array("ELF".utf8)), (.sevenZip, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
    (.windowsProgram, Array("MZ".utf8) + [0x90, 0, 3, 0]),
    (.safetensors, [0x40, 0, 0, 0, 0, 0, 0, 0] + Array("{\"a\"".utf8)),
    (.mp4, [0, 0, 0, 0x20] + Array("ftypisom".utf8)),
    (.unknown, (0..<200).map { UInt8(truncatingIfNeeded: $0 * 97) }),
  ]

  @Test(arguments: signatures) func foreignFormatsAreRecognized(
    format: ForeignFormat, bytes: [UInt8]
  ) {
    #expect(FileKind(of: bytes[...]) == .foreign(format))
    #expect(
      FileKind(of: (bytes + [UInt8](repeating: 0x20, count: 70_000))[...]) == .foreign(format))
  }

  @Test func documentsInZipArchivesAreRecognized() {
    let types = "application/vnd.oasis.opendocument.text"
    let documents: [(ForeignFormat, [TestEntry])] = [
      (.epub, [TestEntry("mimetype", "application/epub+zip"), TestEntry("a.html", "x")]),
      (.epub, [TestEntry("META-INF/container.xml", "x")]),
      (.openDocument, [TestEntry("mimetype", types)]),
      (.word, [TestEntry("[Content_Types].xml", "x"), TestEntry("word/document.xml", "x")]),
      (.excel, [TestEntry("[Content_Types].xml", "x"), TestEntry("xl/workbook.xml", "x")]),
      (.powerPoint, [TestEntry("_rels/.rels", "x"), TestEntry("ppt/slide.xml", "x")]),
      (.torch, [TestEntry("model/data.pkl", "x")]), (.numPy, [TestEntry("a.npy", "x")]),
    ]
    for (format, entries) in documents {
      #expect(FileKind(of: zip(entries)[...]) == .foreign(format))
    }
    #expect(FileKind(of: zip([TestEntry("novel.txt", "x")])[...]) == .packed(.zip))
    #expect(FileKind(of: zip([])[...]) == .packed(.zip))
  }

  @Test func packedFilesAreRecognized() {
    for packing in [Packing.gzip, .bzip2, .xz, .zstd] {
      #expect(FileKind(of: PackedTexts.novel(in: packing)[...]) == .packed(packing))
    }
    #expect(FileKind(of: tar(smallDataSet())[...]) == .packed(.tar))
    // The header of version 7 has no "ustar".
    var old = tar([TestEntry("novel.txt", "words")])
    for index in 257..<265 {
      old[index] = 0
    }
    let sum = (0..<512).reduce(0) { $0 + (148..<156 ~= $1 ? 0x20 : Int(old[$1])) }
    old.replaceSubrange(148..<154, with: Array("00000\(String(sum, radix: 8))".utf8.suffix(6)))
    #expect(FileKind(of: old[...]) == .packed(.tar))
    old[0] += 1
    #expect(FileKind(of: old[...]) != .packed(.tar))
  }

  @Test func everyFormatIsDescribed() {
    for format in ForeignFormat.allCases {
      #expect(format.name.description.hasPrefix("a"))
      for holder in [TextHolder.file, .packed(.gzip)] {
        let error = CorpusError.foreign(path: "my files/x.y", format, holder: holder)
        #expect(!error.description.contains(".replace"))
        #expect(!error.description.contains(" my files/"), "\(error)")
      }
    }
  }
}
