import Foundation
import TestSupport
import Testing

/// Foreign files in or around a folder of runs survive every command.
@Suite struct OwnershipTests {
  private let project: Project

  init() throws { project = try Project() }

  private static let short = ["run", "tiny", "--until", "vocab"]

  /// Runs the commands that write, on the book's run and on one of another name.
  private func runEverything(_ options: [String] = []) throws {
    for command in [
      Self.short, Self.short + ["--as", "other", "--cache-limit", "0"], ["report", "tiny"],
      ["compare", "tiny", "other"], ["clean", "tiny"], ["clean", "tiny", "--as", "other"],
    ] {
      _ = try project.run(command + options)
    }
  }

  private static let id = "3F2504E0-4F89-41D3-9A0C-0305E82C3301"
  private static let key = String(repeating: "0a", count: 32)

  /// Files whose names resemble those of the program.
  static let strangers = [
    "output/.\(id)/thesis.doc", "output/.model.safetensors.\(id)", "output/tiny/.\(id)/thesis.doc",
    "output/tiny/notes.txt", "output/tiny/steps/notes.txt", "output/tiny/.next.txt",
    "output/cache/photos/SHA256SUMS", "output/cache/train/\(key)/SHA256SUMS",
    "output/cache/train/\(key)/thesis.doc", "output/cache/vocab/notes.txt",
    "output/cache/SHA256SUMS", "output/cache/.unfinished/\(id)/thesis.doc",
    "output/cache/checkpoints/\(id)/thesis.doc", "output/other/run.json.bak",
    "output/album/1.jpg", "output/README.md", "output/tiny/README.md",
    "output/.walkthrough-\(id)/thesis.doc",
  ]

  @Test func filesOfOthersSurviveEveryCommand() throws {
    try runEverything()
    #expect(try project.run(Self.short).status == 0)
    for name in Self.strangers { try project.folder.write(name, to: name) }
    try runEverything()
    try runEverything()
    for name in Self.strangers { #expect((try? project.text(name)) == name, "\(name)") }
  }

  @Test(arguments: [".", "reviews", "photos"]) func aFolderOfOthersIsRefused(output: String) throws
  {
    try project.folder.write("precious", to: "photos/1.jpg")
    try project.folder.write("precious", to: "photos/cache/model/1.bin")
    let before = project.files("")
    for command in [["run", "tiny"], ["clean", "tiny"], ["status", "tiny"]] {
      let outcome = try project.run(command + ["--output", output])
      #expect(outcome.status == (command[0] == "status" ? 0 : 2), "\(command)")
      if command[0] != "status" {
        #expect(outcome.errors.contains("left alone"), "\(outcome.errors)")
        #expect(outcome.errors.contains("--output"))
      }
    }
    #expect(project.files("") == before)
  }

  @Test(arguments: [
    ["clean", "tiny", "--output", ""], ["run", "tiny", "--output", ""],
    ["run", "tiny", "--root", ""], ["compare", "a", "b", "--page", ""],
  ]) func anEmptyPathIsNone(command: [String]) throws {
    try project.folder.write("precious", to: "cache/1.bin")
    let outcome = try project.run(command)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(project.has("cache/1.bin"))
  }

  @Test func aRunIsNotMixedWithOtherFiles() throws {
    #expect(try project.run(["run", "tiny", "--until", "load"]).status == 0)
    try project.folder.write("precious", to: "output/album/1.jpg")
    let outcome = try project.run(Self.short + ["--as", "album"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("output/album holds files that walkthrough did not write, "))
    #expect(outcome.errors.contains("'1.jpg'"))
    #expect(outcome.errors.contains("--as"))
    #expect(!project.has("output/cache/vocab"))
    let clean = try project.run("clean", "tiny", "--as", "album")
    #expect(clean.status == 2)
    #expect(project.files("output/album") == ["1.jpg"])
  }

  /// What folders looked like before there were markers.
  @Test(arguments: [false, true]) func foldersOfEarlierReleasesAreAdopted(quietly: Bool) throws {
    #expect(try project.run(Self.short).status == 0)
    #expect(try project.run(Self.short + ["--as", "other"]).status == 0)
    for folder in ["", "/tiny", "/other", "/cache"] {
      try FileManager.default.removeItem(at: project.url("output\(folder)/.walkthrough"))
    }
    for run in ["tiny", "other"] {
      try project.edit("output/\(run)/run.json") {
        $0.replacing("\"files\" :", with: "\"formerFiles\" :")
      }
    }
    let first = try project.run(Self.short + (quietly ? ["--quiet"] : []))
    #expect(first.status == 0, "\(first.errors)")
    let isReported = first.errors.contains("note: an earlier version wrote ")
    #expect(isReported == !quietly, "\(first.errors)")
    #expect(first.output.contains("fresh") == !quietly)
    #expect(try project.run(Self.short).errors == "")
    #expect(try project.run("clean", "tiny").status == 0)
    #expect(try project.run("clean", "tiny", "--as", "other").status == 0)
    #expect(project.files("output") == [".walkthrough", "lock"])
  }

  /// On a small disk people replace the folder with a link to a larger one.
  @Test(arguments: ["output", "output/cache"]) func linkedFoldersWorkAsFolders(link: String) throws
  {
    let large = project.url("large")
    for folder in [large, project.url(link).deletingLastPathComponent()] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(at: project.url(link), withDestinationURL: large)
    #expect(try project.run(Self.short).status == 0)
    let status = try project.run("status", "tiny")
    #expect(status.output.contains("Stored results: "))
    #expect(!status.output.contains("Stored results: 0 "), "\(status.output)")
    #expect(!project.files("large").isEmpty)
    // The earlier results exceed the limit.
    let limited = try project.run(
      Self.short + ["--set", "vocab.minFrequency=2", "--cache-limit", "0"])
    #expect(limited.errors.contains("removed "), "\(limited.errors)")
    #expect(try project.run("clean", "tiny").status == 0)
    let left = project.files("large")
    #expect(left.subtracting([".walkthrough", "lock"]) == [], "\(left)")
    let values = try project.url(link).resourceValues(forKeys: [.isSymbolicLinkKey])
    #expect(values.isSymbolicLink == true)
    #expect(try project.run(Self.short).status == 0)
  }

  @Test func aLockThatIsALinkIsNotFollowed() throws {
    try project.folder.write("precious", to: "thesis.doc")
    try FileManager.default.createDirectory(
      at: project.url("output"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: project.url("output/lock"), withDestinationURL: project.url("thesis.doc"))
    let outcome = try project.run(Self.short)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("output"))
    #expect(try project.text("thesis.doc") == "precious")
  }

  @Test(arguments: ["compare.html", "verify.html", "lock", "cache", "Cache", ".next"])
  func namesThatAreTakenAreNoRuns(name: String) throws {
    #expect(try project.run(Self.short + ["--as", name]).status == 2)
  }

  /// A name is the same in every Unicode normalization.
  @Test func aNameIsOneInEachUnicodeForm() throws {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    #expect(try project.run(Self.short + ["--as", composed]).status == 0)
    #expect(try project.run(Self.short + ["--as", decomposed]).status == 0)
    let runs = try FileManager.default.contentsOfDirectory(atPath: project.url("output").path)
    #expect(runs.filter { $0 == composed }.count == 1)
    #expect(try project.run("clean", "tiny", "--as", decomposed).status == 0)
    #expect(!project.has("output/\(composed)"))
  }

  @Test func aPageGoesWhereItIsSent() throws {
    for run in ["one", "two"] { #expect(try project.run(Self.short + ["--as", run]).status == 0) }
    try project.folder.write("", to: "elsewhere/page.html")
    try FileManager.default.createSymbolicLink(
      atPath: project.url("link.html").path, withDestinationPath: "elsewhere/page.html")
    #expect(try project.run("compare", "one", "two", "--page", "link.html").status == 0)
    #expect(try project.text("elsewhere/page.html").contains("<html"))
    #if os(Linux)
      let full = try project.run("compare", "one", "two", "--page", "/dev/full")
      #expect(full.status != 0)
      var status = stat()
      #expect(lstat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    #endif
    // A foreign file in the default location stays.
    try project.folder.write("precious", to: "output/compare.html")
    #expect(try project.run("compare", "one", "two").status == 2)
    #expect(try project.text("output/compare.html") == "precious")
  }

  /// Ctrl-C in the middle of a run leaves the last complete one.
  @Test func anInterruptedRunLeavesTheLastWholeOne() throws {
    #expect(try project.run("run", "tiny").status == 0)
    let names = project.files("output/tiny")
    let before = try names.map { try? Data(contentsOf: project.url("output/tiny/\($0)")) }
    let outcome = try project.child([
      "run", "tiny", "--set", "vocab.minFrequency=2", "--set", "train.epochs=2000",
    ]).run(interruptedAt: "[6/8]")
    #expect(outcome.status == 130)
    #expect(project.files("output/tiny") == names)
    #expect(try names.map { try? Data(contentsOf: project.url("output/tiny/\($0)")) } == before)
    let written = try project.run("generate", "the movie", "--run", "tiny")
    #expect(written.status == 0)
  }
}
