import Foundation
import TestSupport
import Testing
import Text
import Wording

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Pipes, devices, links, and files being written to: an error says so, or they work.
@Suite struct StrangeFilesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for entry in smallDataSet() where entry.type == "0" {
      try folder.write(entry.contents, to: entry.path)
    }
  }

  private var reviews: String { folder.path + "/aclImdb" }

  private func read(
    _ path: String, progress: ReadProgress.Handler = { _ in }
  ) throws -> Corpus {
    try CorpusLocation(path: path).read(
      sample: { throw CorpusError.emptyPath }, progress: progress)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  @Test func aPipeIsNoFile() throws {
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let expected = CorpusError.notAFile(path: path, kind: .pipe)
    #expect(throws: expected) { try CorpusLocation(path: path) }
    #expect(expected.description.contains("is a pipe, not a file. Save its contents to a file"))

    let review = reviews + "/train/pos/77_7.txt"
    try #require(mkfifo(review, 0o600) == 0)
    let location = try CorpusLocation(path: reviews)
    #expect(throws: CorpusError.notAFile(path: review, kind: .pipe)) { try location.digest() }
    #expect(throws: CorpusError.notAFile(path: review, kind: .pipe)) { try read(reviews) }
  }

  @Test(arguments: ["/dev/null", "/dev/zero"]) func aDeviceIsNoFile(path: String) {
    #expect(throws: CorpusError.notAFile(path: path, kind: .device)) {
      try CorpusLocation(path: path)
    }
  }

  @Test func aFolderInPlaceOfAReviewIsNoFile() throws {
    let path = reviews + "/test/neg/77_7.txt"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false)
    #expect(throws: CorpusError.notAFile(path: path, kind: .folder)) { try read(reviews) }
  }

  @Test func linksInAFolderAreFollowed() throws {
    let elsewhere = try TemporaryFolder()
    let target = try elsewhere.write("from elsewhere", to: "a.txt")
    try link(reviews + "/train/pos/77_7.txt", to: target)
    try FileManager.default.moveItem(
      atPath: reviews + "/test", toPath: elsewhere.path + "/test")
    try link(reviews + "/test", to: elsewhere.path + "/test")
    let corpus = try read(reviews)
    #expect(corpus.train.text(at: 3) == "from elsewhere")
    #expect(corpus.test?.count == 4)
  }

  @Test func linksThatLeadNowhereAreErrors() throws {
    let path = reviews + "/train/pos/77_7.txt"
    try link(path, to: "88_8.txt")
    let error = #expect(throws: CorpusError.self) { try read(reviews) }
    #expect(
      error?.description.contains("77_7.txt can't be read: it is a link to a missing file")
        == true)
    try link(reviews + "/train/pos/88_8.txt", to: "77_7.txt")
    let location = try CorpusLocation(path: reviews)
    let digestError = #expect(throws: CorpusError.self) { try location.digest() }
    #expect(digestError?.description.contains("77_7.txt can't be read: ") == true)
  }

  @Test(arguments: [true, false]) func aTextThatChangesIsAnError(grows: Bool) throws {
    let path = try folder.write(String(repeating: "word ", count: 500_000), to: "novel.txt")
    func change() throws {
      let file = try FileHandle(forUpdating: URL(filePath: path))
      try file.truncate(atOffset: grows ? 3_000_000 : 100_000)
      try file.close()
    }
    #expect(throws: CorpusError.changed(path: path)) {
      try read(path) { if $0.done == 0 { try change() } }
    }
    try folder.write(String(repeating: "word ", count: 500_000), to: "novel.txt")
    #expect(throws: CorpusError.changed(path: path)) {
      try CorpusLocation(path: path).digest { if $0.done == 0 { try change() } }
    }
  }

  @Test func anArchiveThatShrinksIsAnError() throws {
    let extra = TestEntry("a", String(repeating: "a", count: 1_000_000))
    let path = try folder.write(gzip(tar([extra] + smallDataSet())), to: "data.tar.gz")
    #expect(throws: CorpusError.changed(path: path)) {
      try read(path) { progress in
        guard progress.done > 0, progress.done < 200_000 else { return }
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.truncate(atOffset: 300_000)
        try file.close()
      }
    }
  }

  @Test(arguments: [
    ("../\u{1B}[2Jevil.txt", #"../\u{1B}[2Jevil.txt"#), ("/a\r\nb", #"/a\u{D}\u{A}b"#),
    ("../\u{202E}txt.exe", #"../\u{202E}txt.exe"#), ("../naïve 文.txt", "../naïve 文.txt"),
  ]) func namesInErrorsAreHarmless(name: String, shown: String) throws {
    let path = try folder.write(zip([TestEntry(name, "boo")] + smallDataSet()), to: "data.zip")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    #expect(error?.description.contains("outside of it: \(shown). Nothing") == true)
  }

  @Test func longNamesInErrorsAreCut() throws {
    let name = "../" + String(repeating: "a", count: 60_000) + "/end"
    let path = try folder.write(zip([TestEntry(name, "boo")] + smallDataSet()), to: "data.zip")
    let error = #expect(throws: CorpusError.self) { try read(path) }
    let text = error?.description ?? ""
    #expect(text.contains("outside of it: ../aaa") && text.contains("…aaa"))
    #expect(text.count < 400)
  }
}
