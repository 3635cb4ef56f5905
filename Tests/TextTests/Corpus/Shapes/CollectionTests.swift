import Foundation
import TestSupport
import Testing
import Wording

@testable import Text

@Suite struct CollectionTests {
  private let trial: ShapeTrial

  init() throws {
    trial = try ShapeTrial()
  }

  @Test func filesAreInNaturalOrder() throws {
    for name in ["chapter10.txt", "chapter2.txt", "Chapter1.txt", "b/2.txt", "b/10.txt", "a.md"] {
      try trial.write("text of \(name)", to: name)
    }
    let names = ["a.md", "b/2.txt", "b/10.txt", "Chapter1.txt", "chapter2.txt", "chapter10.txt"]
    let corpus = try trial.read()
    #expect(corpus.train.names == names)
    #expect(corpus.texts == names.map { "text of \($0)" })
    #expect(corpus.description.hasPrefix("6 texts, from walkthrough-test"))
    #expect(corpus.findings.isEmpty)
  }

  @Test func naturalOrderIsAnOrder() {
    let names = [
      "a", "A", "a/b", "a b", "a2", "a02", "a10", "a10b", "1", "01", "10", "9",
      "a" + String(repeating: "9", count: 300), "a" + String(repeating: "9", count: 301), "é", "b",
    ]
    func precedes(_ one: String, _ other: String) -> Bool {
      let order = [other, one].sorted(naturallyBy: { $0 })
      return order == [one, other] && order == [one, other].sorted(naturallyBy: { $0 })
    }
    for one in names {
      for other in names where one != other {
        #expect(precedes(one, other) != precedes(other, one), "\(one), \(other)")
        for third in names where precedes(one, other) && precedes(other, third) {
          #expect(precedes(one, third), "\(one), \(other), \(third)")
        }
      }
    }
    #expect(["x10", "x9", "x1"].sorted(naturallyBy: { $0 }) == ["x1", "x9", "x10"])
  }

  @Test func whatIsNotTextIsLeftOutAndTold() throws {
    try trial.write("One", to: "a.txt")
    try trial.write("Two", to: "README")
    try trial.write("Three", to: "notes.rst")
    try trial.folder.write([0x89, 0x50, 0x4e, 0x47, 0, 0], to: "picture.png")
    try trial.folder.write([UInt8](repeating: 0xff, count: 9), to: "data")
    try trial.write("x", to: ".DS_Store")
    try trial.write("x", to: ".git/config")
    let corpus = try trial.read()
    #expect(corpus.train.names == ["a.txt", "notes.rst", "README"])
    #expect(
      corpus.findingTexts == [
        "2 files left out as not being text: data, picture.png",
        "2 hidden files left out: .DS_Store, .git",
      ])
    // A name that promises text is believed.
    try trial.folder.write([UInt8](repeating: 0xff, count: 9), to: "z.txt")
    #expect(trial.problem().contains("z.txt is not UTF-8: byte 0 (line 1, column 1) is invalid"))
  }

  @Test func aFolderWithoutTextsIsAnError() throws {
    try FileManager.default.createDirectory(
      atPath: trial.folder.path + "/empty", withIntermediateDirectories: false)
    let problem = trial.problem("empty")
    #expect(problem.hasPrefix("empty has no texts. Looked for were text files"))
    #expect(problem.contains("train/neg and train/pos with reviews named like 0_9.txt"))
    try trial.folder.write([0, 1, 2], to: "other/picture.png")
    #expect(trial.problem("other").contains("what is there isn't text: picture.png"))
  }

  @Test func linksToFoldersAreNotFollowed() throws {
    try trial.write("One", to: "in/a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: trial.folder.path + "/in/loop", withDestinationPath: trial.folder.path + "/in")
    let elsewhere = try TemporaryFolder()
    let target = try elsewhere.write("Two", to: "b.txt")
    try FileManager.default.createSymbolicLink(
      atPath: trial.folder.path + "/in/link.txt", withDestinationPath: target)
    let corpus = try trial.read("in")
    #expect(corpus.texts == ["One", "Two"])
    #expect(corpus.findingTexts == ["1 file left out as not being text: loop"])
  }

  @Test func tablesInAFolderAreRead() throws {
    try trial.write("text\nrow one\nrow two\n", to: "1.csv")
    try trial.write("{\"text\": \"line\"}\n", to: "2.jsonl")
    try trial.write("whole", to: "3.txt")
    #expect(try trial.read().texts == ["row one", "row two", "line", "whole"])
    // What is true of many files is told once.
    for number in 4...100 { try trial.write("text\nrow \(number)\n", to: "\(number).csv") }
    let corpus = try trial.read()
    #expect(corpus.train.count == 101)
    #expect(
      corpus.findingTexts == [
        "the column of the texts is \"text\" in 1.csv, 2.jsonl, 4.csv, 5.csv and 95 more"
      ])
  }

  @Test(arguments: ShapeTrial.Packing.allCases) func archivesAreReadLikeFolders(
    packing: ShapeTrial.Packing
  ) throws {
    let name = try trial.pack(
      [
        TestEntry("part10.txt", "Ten"), TestEntry("part2.txt", "Two"), TestEntry(".hidden", "x"),
        TestEntry("image", "\u{0}\u{1}"), TestEntry("empty.txt", ""),
        TestEntry("table.csv", "text\nrow\n"),
      ], packing)
    let corpus = try trial.read(name)
    #expect(corpus.train.names == ["empty.txt", "part2.txt", "part10.txt", "table.csv:2"])
    #expect(corpus.texts == ["", "Two", "Ten", "row"])
    #expect(
      corpus.findingTexts == [
        "1 file left out as not being text: image", "1 hidden file left out: .hidden",
        "the column of the texts is \"text\" in table.csv",
      ])
  }

  @Test func aSingleTextInAnArchiveIsOneText() throws {
    let name = try trial.pack([TestEntry("book/novel.txt", "\u{FEFF}All happy")], .zip)
    let corpus = try trial.read(name)
    #expect(corpus.texts == ["All happy"])
    #expect(corpus.train.names == ["data.zip"])
    #expect(corpus.description == "One text, from data.zip")
  }

  @Test func hostileArchivesAreErrors() throws {
    func problem(_ entries: [TestEntry], _ limits: [DataBound] = []) throws -> String {
      try trial.folder.write(tar(entries), to: "data.tar")
      return trial.problem("data.tar", limits: limits)
    }
    let text = TestEntry("a.txt", "text")
    #expect(try problem([text, TestEntry("../b.txt", "x")]).contains("points outside of it"))
    #expect(
      try problem([text, TestEntry("b.txt", type: "2", link: "/etc/passwd")])
        .contains("has a link in place of a file: b.txt"))
    #expect(try problem([text, text]).contains("holds a.txt twice"))
    #expect(try problem([TestEntry("a.png", "\u{0}")]).contains("has a control character, NUL"))
    #expect(
      try problem([TestEntry("a.txt", "x", claimedSize: 1 << 32)])
        .contains("data.tar is damaged or cut off, after entry a.txt"))
    #expect(
      try problem([text, TestEntry("b.txt", "text")], [DataBound(.entries, 1)])
        .contains("allow it with --data-limit entries=2"))
  }

  /// A gigabyte of zeros in a small archive is stopped by the limit on one file.
  @Test func bombsAreStopped() throws {
    let zeros = [UInt8](repeating: 0x20, count: 5000)
    var entry = TestEntry("a.txt")
    entry.contents = zeros
    try trial.folder.write(zip([entry, TestEntry("b.txt", "text")]), to: "a.zip")
    #expect(
      trial.problem("a.zip", limits: [DataBound(.document, 4000)])
        .contains("a.zip has 5 kB, more than the 4 kB allowed for one document"))
    #expect(
      trial.problem("a.zip", limits: [DataBound(.total, 5002)])
        .contains("more than the 5.01 kB allowed for all data"))
  }

  @Test(arguments: [DataLimit.text, .total, .entries]) func limitsApplyToFolders(
    limit: DataLimit
  ) throws {
    try trial.write("Some words", to: "a.txt")
    try trial.write("Other words", to: "b.txt")
    let value = limit == .total ? 20 : limit == .text ? 10 : 1
    let problem = trial.problem(limits: [DataBound(limit, value)])
    #expect(problem.contains("allow it with --data-limit \(limit.rawValue)="), "\(problem)")
    let exact = [DataBound(.text, 11), DataBound(.total, 21), DataBound(.entries, 2)]
    #expect(try trial.read(limits: exact).train.count == 2)
  }

  // Several

  @Test func severalFilesAreJoinedAsGiven() throws {
    try trial.write("first", to: "z.txt")
    try trial.write("second", to: "a.txt")
    try trial.write("third", to: "more/b.txt")
    try trial.write("text\nfourth\n", to: "c.csv")
    let corpus = try trial.read("z.txt", "a.txt", "more", "c.csv")
    #expect(corpus.texts == ["first", "second", "third", "fourth"])
    #expect(corpus.train.names == ["z.txt", "a.txt", "b.txt", "c.csv:2"])
    #expect(corpus.description == "4 texts, from z.txt, a.txt, more, c.csv")
    #expect(
      trial.problem("z.txt", "a.txt", "z.txt")
        == "z.txt is given twice. Name each file or folder once")
    #expect(trial.problem("z.txt", "./z.txt").contains("is given twice"))
  }

  @Test func severalFilesCanBeSplits() throws {
    try trial.write("a", to: "x.train.txt")
    try trial.write("b", to: "x.valid.txt")
    let corpus = try trial.read("x.train.txt", "x.valid.txt")
    #expect(corpus.texts == ["a"])
    #expect(corpus.validation?.texts == ["b"])
  }

  @Test func reviewsAreJoinedSplitBySplit() throws {
    for entry in smallDataSet() where entry.type == "0" {
      try trial.folder.write(entry.contents, to: entry.path)
    }
    try trial.write("mine", to: "mine.txt")
    let corpus = try trial.read("aclImdb", "mine.txt")
    #expect(corpus.train.count == 5)
    #expect(corpus.texts.last == "mine")
    #expect(corpus.test?.count == 4)
    let few = try trial.read("aclImdb", "mine.txt", options: ReadOptions(limit: 2, testLimit: 2))
    #expect((few.train.count, few.test?.count ?? 0) == (2, 2))
    let location = try trial.location(["aclImdb", "mine.txt"])
    #expect(try location.digest().count == 64)
    #expect(throws: ShapeError.dataThatStandsAlone(name: "sample")) {
      try CorpusLocation(joining: [.sample, location])
    }
  }

  @Test func digestsFollowOrderNamesAndContents() throws {
    func digest(_ names: [String]) throws -> String { try trial.location(names).digest() }
    for place in ["one", "two/deep"] {
      try trial.write("first", to: "\(place)/a.txt")
      try trial.write("second", to: "\(place)/b.txt")
    }
    let whole = try digest(["one"])
    #expect(try digest(["two/deep"]) == whole)
    #expect(
      try digest(["one/a.txt", "one/b.txt"]) == digest(["two/deep/a.txt", "two/deep/b.txt"]))
    #expect(try digest(["one/a.txt", "one/b.txt"]) != digest(["one/b.txt", "one/a.txt"]))
    let location = try trial.location(["one"])
    let fingerprint = try location.fingerprint()
    try trial.write("hidden", to: "one/.x")
    #expect(try location.digest() == whole)
    #expect(try location.fingerprint() == fingerprint)
    try trial.write("third", to: "one/c.txt")
    #expect(try location.digest() != whole)
    #expect(try location.fingerprint() != fingerprint)
    // The same bytes are other documents in a table.
    try trial.write("text\na\n", to: "t.csv")
    try trial.write("text\na\n", to: "t.txt")
    #expect(try digest(["t.csv"]) != digest(["t.txt"]))
  }

  @Test func progressEndsAtTheTotal() throws {
    try trial.write("Some words", to: "a.txt")
    try trial.write("text\nOther\n", to: "b.csv")
    var last: ReadProgress?
    _ = try trial.location([]).read(
      sample: { throw CorpusError.emptyPath }, progress: { last = $0 })
    #expect(last == ReadProgress(unit: .bytes, done: 21, total: 21))
    struct Cancelled: Error {}
    #expect(throws: Cancelled.self) {
      try trial.location([]).read(
        sample: { throw CorpusError.emptyPath }, progress: { _ in throw Cancelled() })
    }
  }
}
