import Foundation
import TestSupport
import Testing
import Text
import Wording

/// Data that is too large is refused, naming the option that allows it.
@Suite struct DataLimitsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  enum Packing: CaseIterable {
    case folder, tar, tarGzip, zip
  }

  /// The small data set: ten bytes or more in each of eight reviews.
  private func pack(
    _ packing: Packing, adding extra: [TestEntry] = []
  ) throws -> String {
    let entries = smallDataSet() + extra
    switch packing {
    case .folder:
      for entry in entries where entry.type == "0" {
        try folder.write(entry.contents, to: entry.path)
      }
      return folder.path + "/aclImdb"
    case .tar: return try folder.write(tar(entries), to: "data.tar")
    case .tarGzip: return try folder.write(gzip(tar(entries)), to: "data.tar.gz")
    case .zip: return try folder.write(zip(entries.filter { $0.type == "0" }), to: "data.zip")
    }
  }

  private func read(_ path: String, _ bounds: DataBound...) throws -> Corpus {
    try CorpusLocation(path: path, limits: DataLimits(bounds)).read(
      limits: DataLimits(bounds), sample: { throw CorpusError.emptyPath })
  }

  @Test(arguments: Packing.allCases) func aReviewMayBeSoLong(packing: Packing) throws {
    let long = TestEntry("aclImdb/train/pos/77_7.txt", String(repeating: "a", count: 2000))
    let path = try pack(packing, adding: [long])
    let error = #expect(throws: CorpusError.self) { try read(path, DataBound(.document, 1999)) }
    #expect(error?.description.contains("train/pos/77_7.txt") == true)
    #expect(error?.description.contains("2 kB, more than the 2 kB allowed") == true)
    #expect(error?.description.contains("--data-limit document=2kB") == true)
    #expect(try read(path, DataBound(.document, 2000)).train.count == 5)
  }

  @Test(arguments: Packing.allCases) func aDataSetMayBeSoLarge(packing: Packing) throws {
    let path = try pack(packing)
    let bound = DataBound(.total, 60)
    let error = #expect(throws: CorpusError.self) { try read(path, bound) }
    #expect(error?.description.contains("more than the 60 bytes allowed") == true)
    #expect(error?.description.contains("--data-limit total=") == true)
    #expect(try read(path, DataBound(.total, 100_000)).train.count == 4)
  }

  @Test(arguments: Packing.allCases) func thereMayBeSoManyEntries(packing: Packing) throws {
    let path = try pack(packing)
    let error = #expect(throws: CorpusError.self) { try read(path, DataBound(.entries, 7)) }
    #expect(
      error == .overLimit(.entries, path: path, allowed: 7), "\(error?.description ?? "none")")
    #expect(error?.description.contains("--data-limit entries=14") == true)
    #expect(try read(path, DataBound(.entries, 15)).train.count == 4)
  }

  @Test func aTextMayBeSoLong() throws {
    let path = try folder.write("All happy families", to: "novel.txt")
    let limits = DataLimits([DataBound(.text, 17)])
    let expected = CorpusError.overLimit(.text, path: path, found: 18, allowed: 17)
    #expect(throws: expected) { try read(path, DataBound(.text, 17)) }
    #expect(throws: expected) { try CorpusLocation(path: path).digest(limits: limits) }
    #expect(expected.description.contains("18 bytes, more than the 17 bytes allowed for a text"))
    #expect(expected.description.hasSuffix("allow it with --data-limit text=18B"))
    #expect(try read(path, DataBound(.text, 18)).train.size == 18)
  }

  /// Sparse files: no memory could hold them, nor could they be read in time.
  @Test func hugeFilesAreRefusedUnread() throws {
    func grow(_ name: String, to size: UInt64) throws -> String {
      let path = try folder.write("word ", to: name)
      let file = try FileHandle(forUpdating: URL(filePath: path))
      try file.truncate(atOffset: size)
      try file.close()
      return path
    }
    let text = try grow("novel.txt", to: 1 << 42)
    let location = try CorpusLocation(path: text)
    let refused = CorpusError.overLimit(
      .text, path: text, found: 1 << 42, allowed: 4_000_000_000)
    #expect(throws: refused) { try location.digest() }
    #expect(throws: refused) { try read(text) }

    let reviews = try CorpusLocation(path: try pack(.folder))
    let review = try grow("aclImdb/train/pos/77_7.txt", to: 1 << 42)
    let alsoRefused = CorpusError.overLimit(
      .document, path: review, found: 1 << 42, allowed: 64_000_000)
    #expect(throws: alsoRefused) { try reviews.digest() }
    #expect(throws: alsoRefused) {
      try reviews.read(sample: { throw CorpusError.emptyPath })
    }
  }

  /// Ignored entries of a compressed archive are unpacked as well, and count.
  @Test func ignoredEntriesOfACompressedArchiveCount() throws {
    let extra = TestEntry("aclImdb/README2", String(repeating: "a", count: 500_000))
    let bound = DataBound(.total, 300_000)
    let path = try pack(.tarGzip, adding: [extra, TestEntry("aclImdb/last", "x")])
    #expect(throws: CorpusError.overLimit(.total, path: path, allowed: 300_000)) {
      try read(path, bound)
    }
    #expect(try read(try pack(.tar, adding: [extra]), bound).train.count == 4)
  }

  @Test func workOnAnIgnoredEntryCanBeEnded() throws {
    struct Cancelled: Error {}
    let extra = TestEntry("a", String(repeating: "a", count: 1_000_000))
    let path = try folder.write(gzip(tar([extra] + smallDataSet())), to: "data.tar.gz")
    var blocks = 0
    #expect(throws: Cancelled.self) {
      try CorpusLocation(path: path).read(
        sample: { throw CorpusError.emptyPath },
        progress: { _ in
          blocks += 1
          if blocks == 8 { throw Cancelled() }
        })
    }
    #expect(blocks == 8)
  }

  @Test func digestingCanBeEnded() throws {
    struct Cancelled: Error {}
    let text = try folder.write(String(repeating: "word ", count: 10), to: "novel.txt")
    for path in [text, try pack(.folder), try pack(.tarGzip)] {
      let location = try CorpusLocation(path: path)
      #expect(throws: Cancelled.self) { try location.digest { _ in throw Cancelled() } }
    }
    #expect(throws: Cancelled.self) {
      try CorpusLocation(path: folder.path).fingerprint { _ in throw Cancelled() }
    }
  }

  @Test func anArchiveIsCompressedOnce() throws {
    let path = try folder.write(gzip(gzip(tar(smallDataSet()))), to: "data.tar.gz.gz")
    let error = #expect(throws: CorpusError.self) { try CorpusLocation(path: path) }
    #expect(error?.description.contains("it is compressed more than once") == true)
  }
}
