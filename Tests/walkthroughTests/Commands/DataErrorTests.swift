import Foundation
import Record
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Data that can't be read: exit code 1, the location in the chapter, the problem and the remedy.
@Suite struct DataErrorTests {
  private let project: Project

  init() throws {
    project = try Project()
  }

  private static func write(_ name: String, to folder: TemporaryFolder) throws {
    func archive(_ entries: [TestEntry]) -> [UInt8] { gzip(tar(entries)) }
    let reviews = TinyReviews.entries(in: "aclImdb/")
    switch name {
    case "missing": break
    case "empty-folder":
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: false)
    case "empty.txt": try folder.write("", to: name)
    case "page.tar.gz": try folder.write("<html>404 Not Found</html>", to: name)
    case "cut.tar.gz":
      try folder.write(Array(archive(reviews).dropLast(9000)), to: name)
    case "no-train.tar.gz":
      try folder.write(archive(reviews.filter { !$0.path.contains("train") }), to: name)
    case "no-pos.tar.gz":
      try folder.write(archive(reviews.filter { !$0.path.contains("train/pos") }), to: name)
    case "upwards.tar.gz":
      try folder.write(archive(reviews + [TestEntry("../evil.txt", "boo")]), to: name)
    case "absolute.tar.gz":
      try folder.write(archive(reviews + [TestEntry("/tmp/evil.txt", "boo")]), to: name)
    case "link.tar.gz":
      let link = TestEntry("aclImdb/train/pos/77_7.txt", type: "2", link: "/etc/passwd")
      try folder.write(archive(reviews + [link]), to: name)
    case "long.tar.gz":
      let review = TestEntry(
        "aclImdb/train/pos/77_7.txt", "short", claimedSize: 3_000_000_000)
      try folder.write(archive([review]), to: name)
    case "escape.tar.gz":
      try folder.write(archive(reviews + [TestEntry("../\u{1B}[31mred", "boo")]), to: name)
    case "pipe": #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    case "/dev/zero": break
    default: Issue.record("no such data: \(name)")
    }
  }

  @Test(arguments: [
    ("missing", "missing does not exist. Check the path"),
    ("empty-folder", "empty-folder has no texts. Looked for were text files"),
    ("empty.txt", "empty.txt is empty. Give a text file"),
    ("page.tar.gz", "page.tar.gz is called an archive, but it is neither"),
    ("cut.tar.gz", "cut.tar.gz is damaged or cut off"),
    ("no-train.tar.gz", "no-train.tar.gz has no train/neg and train/pos"),
    ("no-pos.tar.gz", "no-pos.tar.gz has no reviews in train/pos"),
    ("upwards.tar.gz", "has an entry that points outside of it: ../evil.txt"),
    ("absolute.tar.gz", "has an entry that points outside of it: /tmp/evil.txt"),
    ("long.tar.gz", "allow it with --data-limit document=3GB"),
    ("escape.tar.gz", #"points outside of it: ../\u{1B}[31mred. Nothing"#),
    ("pipe", "pipe is a pipe, not a file"), ("/dev/zero", "/dev/zero is a device, not a file"),
    ("link.tar.gz", "has a link in place of a file: aclImdb/train/pos/77_7.txt"),
  ]) func dataThatCannotBeRead(name: String, expected: String) throws {
    try Self.write(name, to: project.folder)
    let outcome = try project.run("run", "tiny", "--data", name)
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("chapters/tiny/01-load.md:4: error: "), "\(outcome.errors)")
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    #expect(!outcome.output.contains("ran in"))
    // Either nothing, or a complete record and page that report the failure.
    let files = project.files("output/tiny")
    #expect(files.isEmpty || files == [".walkthrough", "run.json", "report.html"], "\(files)")
    if !files.isEmpty {
      #expect(try project.record()[.load]?.state == .failed)
      #expect(try project.record().steps.dropFirst().allSatisfy { $0.state == .notRun })
    }
    #expect(!project.files("output").contains { $0.hasPrefix("cache/load") })
    #expect(!project.has("../evil.txt"))
  }

  @Test(arguments: ["missing", "cut.tar.gz"]) func anEarlierRunStaysAsItIs(name: String) throws {
    #expect(try project.run("run", "tiny").status == 0)
    let model = try Data(contentsOf: project.url("output/tiny/model.safetensors"))
    try Self.write(name, to: project.folder)
    #expect(try project.run("run", "tiny", "--data", name).status == 1)
    #expect(try Data(contentsOf: project.url("output/tiny/model.safetensors")) == model)
    let again = try project.run("run", "tiny")
    #expect(again.status == 0)
    #expect(again.output.split(separator: "\n").prefix(8).allSatisfy { $0.contains(" fresh. ") })
  }

  @Test func textThatIsNotUTF8() throws {
    try project.folder.write([0x41, 0xe9, 0x42, 0xff], to: "reviews/train/neg/500_1.txt")
    let outcome = try project.run("run", "tiny")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("reviews/train/neg/500_1.txt is not UTF-8: byte 1"))
    #expect(outcome.errors.contains("likely in Windows-1252"))
    #expect(outcome.errors.contains("iconv -f WINDOWS-1252 -t UTF-8"))
    let replaced = try project.run("run", "tiny", "--set", "load.invalidText=.replace")
    #expect(replaced.status == 0)
    #expect(try project.record()[.load]?.results["replacedCharacters"] == 2)
  }

  @Test func moreIsReadOnDemand() throws {
    let review = String(repeating: "The movie was good. ", count: 1000)
    try project.folder.write(review, to: "reviews/train/neg/500_1.txt")
    let refused = try project.run("run", "tiny", "--data-limit", "document=19.9kB")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("500_1.txt has 20 kB, more than the 19.9 kB allowed"))
    #expect(refused.errors.contains("--data-limit document=20kB"))
    #expect(try project.run("run", "tiny", "--data-limit", "document=20kB").status == 0)
    // Data that was read once stays fresh, whatever the limits are now.
    let status = try project.run("status", "tiny", "--data-limit", "document=1kB")
    #expect(status.output.contains("1  load      fresh."))
  }

  @Test(arguments: [
    ("document=20QB", "'20QB' is not a size"), ("reviews=3", "there is no limit 'reviews', only"),
  ]) func aLimitThatCannotBeRead(argument: String, expected: String) throws {
    let outcome = try project.run("run", "tiny", "--data-limit", argument)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    #expect(project.files("output").isEmpty)
  }

  @Test func statusTellsToo() throws {
    let outcome = try project.run("status", "tiny", "--data", "missing")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix("chapters/tiny/01-load.md:4: error: missing does not exist"))
  }

  @Test func aSplitWithoutASequence() throws {
    let outcome = try project.run(
      "run", "tiny", "--set", "dataset.framing=.windows", "--set", "dataset.length=100000")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix(
        "chapters/tiny/03-dataset.md:4: error: The training split has no sequences"))
  }

  @Test func emptyReviewsAndShortBatchesAreTrained() throws {
    try project.folder.write("", to: "reviews/train/neg/500_1.txt")
    try project.folder.write(" \n", to: "reviews/test/pos/500_9.txt")
    let outcome = try project.run("run", "tiny", "--set", "dataset.validation=0")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let record = try project.record()
    #expect(record[.load]?.results["emptyDocuments"] == 2)
    #expect(record[.loader]?.results["lastBatch"] == 1)
  }
}
