import Foundation
import TestSupport
import Testing
import Wording

@testable import Text

/// What people have in place of a text in UTF-8: it is read and told, or refused by what it is.
@Suite struct TextSourceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(
    _ path: String, _ options: ReadOptions = ReadOptions(), _ bounds: DataBound...
  ) throws -> Corpus {
    let limits = DataLimits(bounds)
    return try CorpusLocation(path: path, limits: limits)
      .read(options: options, limits: limits, sample: { throw CorpusError.emptyPath })
  }

  private static let novel = PackedTexts.novel

  @Test(arguments: TextEncoding.others) func unicodeIsRead(encoding: TextEncoding) throws {
    let path = try folder.write(encoding.bytes(of: Self.novel), to: "novel.txt")
    let corpus = try read(path)
    #expect(corpus.train.text(at: 0) == Self.novel)
    let found = corpus.findings.map(\.text.description)
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        encoding.width == 1 ? "a byte-order mark" : "the text was \(encoding.name), with") == true)
  }

  @Test(arguments: [Packing.gzip, .bzip2, .xz, .zstd], ["novel.txt.gz", "novel.txt", "novel"])
  func compressedTextIsRead(packing: Packing, name: String) throws {
    let path = try folder.write(PackedTexts.novel(in: packing), to: name)
    let corpus = try read(path)
    #expect(corpus.train.text(at: 0) == Self.novel)
    #expect(corpus.train.names == [name])
    #expect(
      corpus.findings.first?.text.description.hasPrefix(
        "the file was compressed with \(packing.rawValue)")
        == true)
  }

  @Test(arguments: ["novel.zip", "novel.tar", "novel.tar.gz", "novel"])
  func theOnlyTextOfAnArchiveIsRead(name: String) throws {
    let entries = [
      TestEntry("book/", type: "5"), TestEntry("book/.DS_Store", "\u{0}\u{1}"),
      TestEntry("__MACOSX/book/._novel.txt", "\u{0}"), TestEntry("book/novel.txt", Self.novel),
      TestEntry("book/Thumbs.db", "\u{0}"),
    ]
    let bytes =
      name.hasSuffix("zip")
      ? zip(entries.filter { $0.type == "0" })
      : name.hasSuffix("gz") ? gzip(tar(entries)) : tar(entries)
    let corpus = try read(try folder.write(bytes, to: name))
    #expect(corpus.train.text(at: 0) == Self.novel)
    #expect(corpus.findings.first?.text.description.contains("the only text in the") == true)
  }

  @Test func compressedUTF16IsRead() throws {
    let bytes = TextEncoding(width: 2, isBigEndian: true, hasMark: true).bytes(of: Self.novel)
    let corpus = try read(try folder.write(gzip(bytes), to: "novel.gz"))
    #expect(corpus.train.text(at: 0) == Self.novel)
    #expect(corpus.findings.count == 2)
  }

  @Test(arguments: [1, 10, 100, 1000]) func aCompressedTextThatIsCutOffIsAnError(count: Int) throws
  {
    let path = try folder.write(Array(PackedTexts.novel(in: .gzip).dropLast(count)), to: "novel.gz")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    #expect(error?.description.contains("is damaged or cut off") == true)
  }

  @Test(arguments: [Packing.bzip2, .xz, .zstd]) func soItIsForTheOthers(packing: Packing) throws {
    let whole = PackedTexts.novel(in: packing)
    let path = try folder.write(Array(whole.prefix(whole.count / 2)), to: "novel")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    #expect(error?.description.contains("is damaged or cut off") == true)
  }

  @Test func anEmptyTextIsAnErrorHoweverItIsPacked() throws {
    for bytes in [gzip([]), zip([TestEntry("a.txt")]), tar([TestEntry("a.txt")])] {
      let path = try folder.write(bytes, to: "novel")
      #expect(throws: CorpusError.emptyFile(path: path)) { try read(path) }
    }
  }

  @Test(arguments: [Packing.gzip, .bzip2, .xz, .zstd]) func bombsAreStopped(packing: Packing) throws
  {
    let path = try folder.write(PackedTexts.bomb(in: packing), to: "bomb")
    let expected = CorpusError.overLimit(.text, path: path, allowed: 1_000_000)
    #expect(throws: expected) { try read(path, ReadOptions(), DataBound(.text, 1_000_000)) }
    #expect(expected.description.hasSuffix("--data-limit text=2MB"))
    #expect(throws: CorpusError.overLimit(.total, path: path, allowed: 2_000_000)) {
      try read(path, ReadOptions(), DataBound(.total, 2_000_000))
    }
    #expect(try read(path).train.size == 3_000_000)
  }

  @Test func bombsInArchivesAreStopped() throws {
    let entry = TestEntry("a.txt", String(repeating: "a", count: 2_000_000))
    for bytes in [zip([entry]), tar([entry]), gzip(tar([entry]))] {
      let path = try folder.write(bytes, to: "bomb")
      let error = #expect(throws: CorpusError.self) {
        try read(path, ReadOptions(), DataBound(.text, 1_000_000))
      }
      #expect(error?.description.contains("--data-limit text=") == true)
    }
  }

  /// libarchive takes them for the end of a tar archive.
  @Test(arguments: [1, 512, 1024, 100_000]) func compressedZerosAreNoText(count: Int) throws {
    let path = try folder.write(gzip([UInt8](repeating: 0, count: count)), to: "zeros.txt.gz")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    #expect(error?.description.contains("NUL (0x00), at byte 0 (line 1, column 1)") == true)
  }

  @Test func whatUnpacksImplausiblyIsABomb() {
    #expect(DataLimits().unpacked(from: 785) == 64_000_000)
    #expect(DataLimits().unpacked(from: 1_000_000) == 100_000_000)
    #expect(DataLimits().unpacked(from: 1_000_000_000) == DataLimit.text.standard)
    #expect(DataLimits([DataBound(.text, 5)]).unpacked(from: 1) == 5)
    #expect(DataLimits([DataBound(.text, 1 << 40)]).unpacked(from: 1) == 1 << 40)
  }

  @Test func unpackingCanBeEnded() throws {
    struct Cancelled: Error {}
    let location = CorpusLocation.text(
      path: try folder.write(PackedTexts.bomb(in: .bzip2), to: "bomb"))
    var reports = 0
    #expect(throws: Cancelled.self) {
      try location.read(sample: { throw CorpusError.emptyPath }) { _ in
        reports += 1
        if reports == 3 { throw Cancelled() }
      }
    }
  }

  @Test(arguments: LegacyEncodingTests.samples)
  func legacyEncodingsAreRefusedWithTheCommand(sample: LegacyEncodingTests.Sample) throws {
    let path = try folder.write(Array("Chapter 1\n".utf8) + sample.bytes, to: "novel.txt")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    let message = error?.description ?? ""
    #expect(message.contains("(line 2, column "))
    #expect(message.contains("likely in \(sample.encoding.name)"))
    #expect(
      message.hasSuffix(
        "iconv -f \(sample.encoding.rawValue) -t UTF-8 \(path) > "
          + "\(folder.path)/novel-utf8.txt"), "\(message)")
    #expect(!message.contains(".replace"))
    #expect(try read(path, ReadOptions(invalidText: .replace)).replacedCharacters > 0)
  }

  @Test func aLegacyEncodingInACompressedFileIsRefusedWithBothCommands() throws {
    let bytes = Array("caf".utf8) + [0xe9]
    let path = try folder.write(gzip(bytes), to: "novel.txt.gz")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    #expect(
      error?.description.hasSuffix(
        "gzip -dc \(path) | iconv -f WINDOWS-1252 -t UTF-8 > \(folder.path)/novel.txt") == true)
  }

  @Test(arguments: ["gz", "zip", "pdf"]) func whatIsNoTextIsRefusedHoweverItIsPacked(
    name: String
  ) throws {
    let pdf = "%PDF-1.7\n%âã"
    let bytes =
      name == "gz"
      ? gzip(Array(pdf.utf8)) : name == "zip" ? zip([TestEntry("a.pdf", pdf)]) : Array(pdf.utf8)
    let path = try folder.write(bytes, to: "novel.\(name)")
    for invalidText in InvalidText.allCases {
      let error = #expect(throws: CorpusError.self) {
        try read(path, ReadOptions(invalidText: invalidText))
      }
      #expect(error?.description.contains("a PDF document, not plain text") == true)
      #expect(error?.description.contains("pdftotext") == true)
      #expect(error?.description.contains(".replace") == false)
    }
  }

  @Test(arguments: [0, 1, 7, 8, 0x0e, 0x1a, 0x1b, 0x1f, 0x7f, 0x10] as [UInt8])
  func controlCharactersAreRefusedWithTheirPlace(byte: UInt8) throws {
    let before = "\u{FEFF}One line.\r\nÄnd\tanöther"
    let path = try folder.write(
      Array(before.utf8) + [byte] + Array(" line.\n".utf8), to: "novel.txt")
    for invalidText in InvalidText.allCases {
      let error = #expect(
        throws: CorpusError.controlCharacter(
          path: path, byte: byte, place: TextPlace(offset: 27, line: 2, column: 12))
      ) { try read(path, ReadOptions(invalidText: invalidText)) }
      #expect(error?.description.contains("byte 27 (line 2, column 12)") == true)
      #expect(error?.description.contains("tr -d") == true)
      #expect(error?.description.contains(".replace") == false)
    }
  }

  @Test(arguments: 1...7) func controlCharactersAreFoundWhereverBlocksEnd(size: Int) {
    let bytes = Array("é\nab\u{0}é".utf8) + [0xff]
    var builder = DocumentsBuilder(invalidText: .reject, refusing: .all)
    let expected = CorpusError.controlCharacter(
      path: "novel", byte: 0, place: TextPlace(offset: 5, line: 2, column: 3))
    #expect(throws: expected) {
      for start in stride(from: 0, to: bytes.count, by: size) {
        try builder.append(bytes[start..<min(start + size, bytes.count)], path: "novel")
      }
    }
  }

  @Test func controlCharactersOfUTF16HaveALineOnly() throws {
    let bytes = TextEncoding(width: 2, isBigEndian: false, hasMark: true).bytes(of: "a\nbc\u{1}d ")
    let path = try folder.write(bytes, to: "novel.txt")
    #expect(
      throws: CorpusError.controlCharacter(
        path: path, byte: 1, place: TextPlace(offset: nil, line: 2, column: 3))
    ) { try read(path) }
  }

  @Test(arguments: ["\t", "\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{a0}", "\u{200b}", "\u{ad}"])
  func whiteSpaceIsText(space: String) throws {
    let text = "One\(space)two."
    #expect(try read(try folder.write(text, to: "novel.txt")).train.text(at: 0) == text)
  }

  @Test func anUnpairedSurrogateIsAnErrorOrReplaced() throws {
    let encoding = TextEncoding(width: 2, isBigEndian: false, hasMark: true)
    let path = try folder.write(
      encoding.bytes(of: "ab ") + encoding.bytes(of: 0xd800) + [0x20, 0], to: "novel.txt")
    #expect(
      throws: CorpusError.invalidUnit(path: path, encoding: encoding.name, offset: 8)
    ) { try read(path) }
    let corpus = try read(path, ReadOptions(invalidText: .replace))
    #expect(corpus.train.text(at: 0) == "ab \u{FFFD} ")
    #expect(corpus.replacedCharacters == 1)
  }

  @Test(arguments: [true, false]) func marksOfReviewsAreSkipped(isArchive: Bool) throws {
    var entries = smallDataSet()
    for index in entries.indices where entries[index].path.contains("/pos/9_7") {
      entries[index].contents = [0xef, 0xbb, 0xbf] + entries[index].contents
    }
    var path = folder.path
    if isArchive {
      path = try folder.write(gzip(tar(entries)), to: "data.tar.gz")
    } else {
      for entry in entries where entry.type == "0" {
        try folder.write(entry.contents, to: entry.path)
      }
    }
    let corpus = try read(path)
    #expect(corpus.train.text(at: 3) == "train pos 9_7")
    #expect(corpus.test?.text(at: 3) == "test pos 9_7")
    #expect(
      corpus.findings.first?.text.description
        == "a byte-order mark at the beginning of 2 of 8 documents was skipped")
  }

  /// Sizes of blocks do not matter, and a mark counts only where a document begins.
  @Test(arguments: 1...7) func marksAreSkippedWhereverBlocksEnd(size: Int) throws {
    var builder = DocumentsBuilder(invalidText: .reject)
    for text in ["\u{FEFF}é", "", "\u{FEFF}", "a\u{FEFF}", "\u{FEFF}\u{FEFF}b"] {
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        try builder.append(bytes[start..<min(start + size, bytes.count)], path: "path")
      }
      try builder.finishDocument(name: "name", path: "path")
    }
    #expect(builder.marks == 3)
    let documents = try builder.finish()
    let texts = (0..<5).map(documents.text(at:)).map { Array($0.utf8) }
    #expect(texts == ["é", "", "", "a\u{FEFF}", "\u{FEFF}b"].map { Array($0.utf8) })
  }

  @Test func aNullInAReviewIsRefusedOtherControlsAreNot() throws {
    var entries = smallDataSet()
    entries[3].contents = Array("\u{8}\u{8}A".utf8)
    let path = try folder.write(tar(entries), to: "data.tar")
    #expect(throws: Never.self) { try read(path) }
    entries[3].contents = Array("A\u{0}".utf8)
    try folder.write(tar(entries), to: "data.tar")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    #expect(error?.description.contains("NUL (0x00), at byte 1 (line 1, column 2)") == true)
  }
}
