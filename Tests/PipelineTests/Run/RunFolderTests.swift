import Files
import Foundation
import Record
import TestSupport
import Testing

@testable import Pipeline

/// A run's folder is always of one run, wherever the change from one to the next is interrupted.
@Suite struct RunFolderTests {
  private let workplace: Workplace
  private let old: RunContents
  private let new: RunContents

  private static let other = ["model.hidden=7", "dataset.framing=.windows", "dataset.length=4"]

  init() throws {
    workplace = try Workplace()
    try workplace.execute(name: "old")
    try workplace.execute(Self.other, name: "new")
    let output = OutputFolder(workplace.output)
    old = Self.withFigures(try #require(output.run(named: "old").read()))
    new = Self.withFigures(try #require(output.run(named: "new").read()))
    try workplace.run.commit(old)
  }

  /// The contents with data for figures, which differ from run to run.
  private static func withFigures(_ contents: RunContents) -> RunContents {
    var contents = contents
    for step in contents.record.steps {
      contents[figuresOf: step.id] = Data(#"{"key": "\#(step.key)"}"#.utf8)
    }
    return contents
  }

  private func isWhole(_ contents: RunContents, _ expected: RunContents) -> Bool {
    contents.files == expected.files && contents.record.steps == expected.record.steps
  }

  private var folder: URL { workplace.run.url }

  private var names: Set<String> {
    Set((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [])
  }

  @Test func theNewStateTakesThePlaceOfTheOld() throws {
    try workplace.run.commit(new)
    #expect(isWhole(try #require(workplace.run.read()), new))
    // The old run had it, the new one doesn't.
    #expect(!names.contains("test-offsets.npy"))
    #expect(!names.contains(".next"))
    try workplace.run.commit(old)
    #expect(isWhole(try #require(workplace.run.read()), old))
  }

  /// A process that is killed while staging leaves the old state.
  @Test(arguments: [0, 1, 5]) func whatIsNotStagedWholeIsThrownAway(files: Int) throws {
    try workplace.run.stage(new)
    let staging = folder.appending(path: ".next")
    try FileManager.default.removeItem(at: staging.appending(path: "run.json"))
    for name in new.files.keys.sorted().dropFirst(files) {
      try? FileManager.default.removeItem(at: staging.appending(path: name))
    }
    #expect(isWhole(try #require(workplace.run.read()), old))
    try OutputFolder(workplace.output).withLock {}
    #expect(isWhole(try #require(workplace.run.read()), old))
    #expect(!names.contains(".next"))
  }

  /// One that is killed while moving files leaves what the next reader or writer completes.
  @Test(arguments: [0, 1, 4, 100], [true, false])
  func whatIsStagedWholeIsCompleted(files: Int, byReading: Bool) throws {
    try workplace.run.stage(new)
    for name in new.files.keys.sorted().prefix(files) {
      let staged = folder.appending(path: ".next/\(name)")
      guard FileKind(staged) == .file else { continue }
      try AtomicFile.rename(staged, to: folder.appending(path: name))
    }
    if !byReading { try OutputFolder(workplace.output).withLock {} }
    #expect(isWhole(try #require(workplace.run.read()), new))
    #expect(!names.contains(".next"))
    #expect(!names.contains("test-offsets.npy"))
    let marker = try #require(try FolderMarker(of: folder, kind: .run))
    #expect(Set(marker.files) == Set(new.files.keys).union(["run.json"]))
  }

  /// A file of another run is never taken for one of this run.
  @Test(arguments: ["model.safetensors", "vocab.tsv", "steps/train.json"])
  func aFileOfAnotherRunIsNotUsed(name: String) throws {
    let data = name == "vocab.tsv" ? Data("id\ttoken\tcount\n".utf8) : new.files[name]
    try #require(data).write(to: folder.appending(path: name))
    let contents = try #require(workplace.run.read())
    #expect(contents.files[name] == nil)
    #expect(contents.files.count == old.files.count - 1)
    if name != "steps/train.json" {
      let error = #expect(throws: TrainedRunError.self) { try TrainedRun(workplace.run) }
      #expect(error?.description.contains("is not the file that run.json describes") == true)
    }
  }

  /// Records of earlier releases have no digests.
  @Test func withoutDigestsFilesAreTakenAsTheyAre() throws {
    try workplace.forgetDigests()
    #expect(try #require(workplace.run.read()).files == old.files)
  }

  @Test(arguments: ["vocab.tsv", "report.html", ".next/vocab.tsv", "steps/load.json", "run.json"])
  func filesOfOthersAreNotReplaced(name: String) throws {
    let file = try workplace.folder.write("precious", to: "output/album/\(name)")
    if name != ".next/vocab.tsv" { try workplace.folder.write("1", to: "output/album/1.jpg") }
    let run = OutputFolder(workplace.output).run(named: "album")
    #expect(throws: OwnershipError.self) { try run.commit(new) }
    #expect(throws: OwnershipError.self) { try workplace.execute(name: "album") }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
    #expect(!FileManager.default.fileExists(atPath: run.url.path + "/.walkthrough"))
  }

  /// Others may keep files in a run's folder, as long as the names don't clash.
  @Test func filesOfOthersStay() throws {
    for name in ["notes.txt", "steps/notes.txt", ".hidden", "README.md"] {
      try workplace.folder.write("precious", to: "output/tiny/\(name)")
    }
    try workplace.run.commit(new)
    #expect(names.isSuperset(of: ["notes.txt", "steps/notes.txt", ".hidden", "README.md"]))
    try OutputFolder(workplace.output).withLock {
      let cleaning = try #require(try OutputFolder(workplace.output).clean(workplace.run).first)
      #expect(cleaning.kept == ["notes.txt", "steps"])
    }
    #expect(
      names.subtracting([".walkthrough"])
        == ["notes.txt", "steps", "steps/notes.txt", ".hidden", "README.md"])
  }

  @Test func nothingIsWrittenThroughALink() throws {
    let outside = workplace.root.appending(path: "outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    try FileManager.default.removeItem(at: folder.appending(path: "steps"))
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "steps"), withDestinationURL: outside)
    #expect(throws: OwnershipError.link(path: folder.path + "/steps")) {
      try workplace.run.commit(new)
    }
    try Data("precious".utf8).write(to: outside.appending(path: "load.json"))
    try OutputFolder(workplace.output).withLock {
      _ = try OutputFolder(workplace.output).clean(workplace.run)
    }
    #expect(FileKind(outside.appending(path: "load.json")) == .file)
  }

  @Test(arguments: [#"{"format": 2, "kind": "run", "files": []}"#, "{}", ""])
  func aMarkerThatCannotBeReadStopsEverything(marker: String) throws {
    try Data(marker.utf8).write(to: folder.appending(path: ".walkthrough"))
    #expect(throws: OwnershipError.self) { try workplace.run.commit(new) }
    // Reading needs no marker.
    #expect(isWhole(try #require(workplace.run.read()), old))
  }
}

extension OutputFolder {
  /// Does something under the lock, as a command that writes does.
  func withLock(_ work: () throws -> Void) throws {
    let lock = try open(for: "test")
    defer { withExtendedLifetime(lock) {} }
    try work()
  }
}
