import Foundation
import TestSupport
import Testing
import Text
import Wording

@Suite struct CorpusLocationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func unpack(_ entries: [TestEntry], to place: String = "") throws {
    for entry in entries where entry.type == "0" {
      try folder.write(entry.contents, to: place + entry.path)
    }
  }

  private func read(_ path: String, _ options: ReadOptions = ReadOptions()) throws -> Corpus {
    try CorpusLocation(path: path).read(
      options: options, sample: { throw CorpusError.emptyPath })
  }

  private func names(_ split: String) -> [String] {
    ["neg/10_8", "neg/9_7", "pos/10_8", "pos/9_7"].map { "\(split)/\($0).txt" }
  }

  enum Packing: CaseIterable {
    case folder, parentFolder, tar, tarGzip, zip, mistaken
  }

  @Test(arguments: Packing.allCases)
  func readsReviewsHoweverTheyArePacked(packing: Packing) throws {
    let entries = smallDataSet()
    let path: String
    switch packing {
    case .folder:
      try unpack(entries)
      path = folder.path + "/aclImdb"
    case .parentFolder:
      try unpack(entries)
      path = folder.path
    case .tar: path = try folder.write(tar(entries), to: "data.tar")
    case .tarGzip: path = try folder.write(gzip(tar(entries)), to: "data.tar.gz")
    case .zip: path = try folder.write(zip(entries.filter { $0.type == "0" }), to: "data.zip")
    case .mistaken: path = try folder.write(gzip(tar(entries)), to: "novel.txt")
    }
    let corpus = try read(path)
    #expect(corpus.train.names == names("train"))
    #expect(corpus.test?.names == names("test"))
    #expect(corpus.train.text(at: 1) == "train neg 9_7")
    #expect(corpus.test?.text(at: 2) == "test pos 10_8")
    #expect(!corpus.isGenerated)
    #expect(corpus.replacedCharacters == 0)
  }

  @Test(arguments: ["", "./", "some/where/else/"])
  func anArchiveMayHaveAnyFolderInFront(prefix: String) throws {
    let path = try folder.write(tar(smallDataSet(in: prefix)), to: "data.tar")
    #expect(try read(path).train.names == names("train"))
  }

  @Test(arguments: [true, false])
  func limitsTakeHalfOfEachClassByName(isArchive: Bool) throws {
    let entries = ["10000_4", "1000_4", "999_1", "1_2"].flatMap { name in
      ["train/neg", "train/pos", "test/neg", "test/pos"].map {
        TestEntry("\($0)/\(name).txt", name)
      }
    }
    var path = folder.path
    if isArchive {
      path = try folder.write(tar(entries), to: "data.tar")
    } else {
      try unpack(entries)
    }
    let corpus = try read(path, ReadOptions(limit: 5, testLimit: 2))
    #expect(
      corpus.train.names == [
        "train/neg/10000_4.txt", "train/neg/1000_4.txt", "train/pos/10000_4.txt",
        "train/pos/1000_4.txt",
      ])
    #expect(corpus.test?.names == ["test/neg/10000_4.txt", "test/pos/10000_4.txt"])
    #expect(throws: CorpusError.limit(name: "limit", value: 1)) {
      try read(path, ReadOptions(limit: 1))
    }
    #expect(throws: CorpusError.limit(name: "testLimit", value: -2)) {
      try read(path, ReadOptions(testLimit: -2))
    }
  }

  @Test func theTestSplitMayBeMissing() throws {
    let path = try folder.write(
      tar(smallDataSet().filter { !$0.path.contains("/test/") }), to: "data.tar")
    let corpus = try read(path)
    #expect(corpus.test == nil)
    #expect(corpus.train.count == 4)
  }

  @Test func aTextFileIsOneTrainingDocument() throws {
    let path = try folder.write("All happy families", to: "novel")
    let corpus = try read(path)
    #expect(corpus.train.names == ["novel"])
    #expect(corpus.train.text(at: 0) == "All happy families")
    #expect(corpus.test == nil)
    #expect(corpus.description == "One text, from novel")
  }

  @Test func textThatIsNotUTF8IsAnErrorOrReplaced() throws {
    let path = try folder.write(
      Array("Zoë:\nnaïf, café, caf".utf8) + [0xe9, 0x20, 0xf0, 0x9f, 0x21], to: "old.txt")
    let place = TextPlace(offset: 23, line: 2, column: 16)
    let error = #expect(throws: CorpusError.notText(path: path, place: place, likely: nil)) {
      try read(path)
    }
    #expect(error?.description.contains("byte 23 (line 2, column 16)") == true)
    #expect(error?.description.contains("--set load.invalidText=.replace") == true)
    let corpus = try read(path, ReadOptions(invalidText: .replace))
    #expect(corpus.train.text(at: 0) == "Zoë:\nnaïf, café, caf\u{FFFD} \u{FFFD}!")
    #expect(corpus.replacedCharacters == 2)
  }

  @Test(arguments: [true, false])
  func aReviewThatIsNotUTF8IsNamed(isArchive: Bool) throws {
    var entries = smallDataSet()
    let index = try #require(entries.firstIndex { $0.path == "aclImdb/train/pos/9_7.txt" })
    entries[index].contents = [0x41, 0xff]
    var path = folder.path
    if isArchive {
      path = try folder.write(tar(entries), to: "data.tar")
    } else {
      try unpack(entries)
    }
    let error = #expect(throws: CorpusError.self) { try read(path) }
    #expect(error?.description.contains("train/pos/9_7.txt is not UTF-8: byte 1") == true)
    #expect(try read(path, ReadOptions(invalidText: .replace)).replacedCharacters == 1)
  }

  @Test func whatIsNotThereIsAnError() throws {
    #expect(throws: CorpusError.emptyPath) { try CorpusLocation(path: "") }
    let nowhere = folder.path + "/nowhere"
    #expect(throws: CorpusError.missing(path: nowhere)) { try CorpusLocation(path: nowhere) }
    #expect(throws: ShapeError.noTexts(path: folder.path, skipped: [])) { try read(folder.path) }
    let empty = try folder.write("", to: "empty.txt")
    #expect(throws: CorpusError.emptyFile(path: empty)) { try CorpusLocation(path: empty) }
  }

  @Test func aSplitWithOneClassIsAnError() throws {
    try unpack(smallDataSet().filter { !$0.path.contains("test/neg") })
    let path = folder.path + "/aclImdb"
    #expect(throws: CorpusError.oneClass(path: path, split: "test", missing: "neg")) {
      try read(path)
    }
  }

  @Test(arguments: ["data.tar.gz", "data.TGZ", "data.tar", "data.zip"])
  func anErrorPageIsNoArchive(name: String) throws {
    let path = try folder.write("<html>404 Not Found</html>", to: name)
    #expect(throws: CorpusError.notAnArchive(path: path)) { try CorpusLocation(path: path) }
  }

  @Test(arguments: [600, 4000, 8000])
  func anArchiveThatIsCutOffIsAnError(count: Int) throws {
    let whole = gzip(tar(smallDataSet()))
    let path = try folder.write(Array(whole.prefix(count)), to: "data.tar.gz")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    #expect(error?.description.contains("damaged or cut off") == true)
  }

  @Test func aTarThatEndsWithinAnEntryNamesIt() throws {
    let long = TestEntry("train/neg/1_1.txt", String(repeating: "word ", count: 1000))
    let path = try folder.write(Array(tar([long]).prefix(2000)), to: "data.tar")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    #expect(error?.description.contains("after entry train/neg/1_1.txt") == true)
  }

  @Test(arguments: [
    "../evil.txt", "/etc/passwd", "aclImdb/../../x", "aclImdb/train/pos/../3_4.txt",
  ])
  func entriesThatPointOutsideAreErrors(name: String) throws {
    let path = try folder.write(tar(smallDataSet() + [TestEntry(name, "boo")]), to: "data.tar")
    #expect(throws: CorpusError.entryOutside(archive: path, entry: name)) { try read(path) }
  }

  @Test(arguments: ["1", "2"] as [Character])
  func linksInPlaceOfReviewsAreErrors(type: Character) throws {
    let link = TestEntry("aclImdb/train/pos/77_7.txt", type: type, link: "/etc/passwd")
    let path = try folder.write(tar(smallDataSet() + [link]), to: "data.tar")
    #expect(throws: CorpusError.entryIsLink(archive: path, entry: link.path)) { try read(path) }
  }

  @Test func aNameThatComesTwiceIsAnError() throws {
    let twin = TestEntry("aclImdb/train/pos/9_7.txt", "another")
    let path = try folder.write(tar(smallDataSet() + [twin]), to: "data.tar")
    #expect(throws: CorpusError.duplicate(path: path, entry: "train/pos/9_7.txt")) {
      try read(path)
    }
  }

  @Test func twoDataSetsInOneArchiveAreAnError() throws {
    let path = try folder.write(
      tar(smallDataSet() + smallDataSet(in: "copy/")), to: "data.tar")
    #expect(
      throws: CorpusError.severalDataSets(
        path: path, first: "aclImdb/train", second: "copy/train")
    ) { try read(path) }
  }

  @Test func anAbsurdSizeIsAnError() throws {
    let bomb = TestEntry("aclImdb/train/pos/0_1.txt", "x", claimedSize: 1 << 32)
    let path = try folder.write(tar(smallDataSet() + [bomb]), to: "data.tar")
    #expect(
      throws: CorpusError.overLimit(
        .document, path: path, entry: bomb.path, found: 1 << 32, allowed: 64_000_000)
    ) { try read(path) }
  }

  @Test(arguments: [true, false])
  func whatProgressThrowsEndsTheReading(isArchive: Bool) throws {
    struct Cancelled: Error {}
    var path = folder.path
    if isArchive {
      path = try folder.write(tar(smallDataSet()), to: "data.tar")
    } else {
      try unpack(smallDataSet())
    }
    #expect(throws: Cancelled.self) {
      try CorpusLocation(path: path).read(
        sample: { throw CorpusError.emptyPath }, progress: { _ in throw Cancelled() })
    }
  }

  @Test func progressEndsAtTheTotal() throws {
    try unpack(smallDataSet())
    var last: ReadProgress?
    _ = try CorpusLocation(path: folder.path).read(
      sample: { throw CorpusError.emptyPath }, progress: { last = $0 })
    #expect(last == ReadProgress(unit: .documents, done: 8, total: 8))
  }

  @Test func digestsAndFingerprintsFollowTheReviews() throws {
    try unpack(smallDataSet())
    let location = try CorpusLocation(path: folder.path)
    let (digest, fingerprint) = (try location.digest(), try location.fingerprint())
    #expect(digest.count == 64)
    try folder.write("anything", to: "aclImdb/train/unsup/1_0.txt")
    #expect(try location.digest() == digest)
    #expect(try location.fingerprint() == fingerprint)
    try folder.write("changed!", to: "aclImdb/test/pos/9_7.txt")
    #expect(try location.digest() != digest)
    #expect(try location.fingerprint() != fingerprint)
  }

  @Test func aFileIsDigestedWhole() throws {
    let location = try CorpusLocation(path: try folder.write("abc", to: "abc.txt"))
    #expect(
      try location.digest()
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let before = try location.fingerprint()
    try folder.write("abcd", to: "abc.txt")
    #expect(try location.fingerprint() != before)
  }
}
