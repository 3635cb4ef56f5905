import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct HandedInRunsTests {
  @Test(
    arguments: [
      ([], []),
      (["/class/ann/output/imdb"], ["imdb"]),
      (["/class/ann/output/imdb", "/class/bob/output/imdb"], ["ann", "bob"]),
      (
        ["/class/ann/imdb", "/class/ann/longer", "/class/bob/imdb"],
        ["ann/imdb", "ann/longer", "bob/imdb"]
      ),
      (["/a/x", "/b/x"], ["a", "b"]),
      (["/runs/one", "/runs/two"], ["one", "two"]),
      (["/runs", "/runs/two"], ["runs", "two"]),
      (["/class/ann smith/r", "/class/Ünal/r", "/class/<b>/r"], ["ann smith", "Ünal", "<b>"]),
    ] as [([String], [String])])
  func namesAreWhatTellsThePathsApart(paths: [String], names: [String]) {
    #expect(HandedInRuns.names(of: paths) == names)
  }

  @Test func runsAreFoundBelowEachFolderOnce() throws {
    let folder = try TemporaryFolder()
    for path in ["ann/output/imdb", "bob/imdb", "bob/longer", ".hidden/imdb", "a/b/c/d/e/f/g"] {
      try folder.write("{}", to: "class/\(path)/run.json")
    }
    // Nothing within a run is one.
    try folder.write("{}", to: "class/bob/imdb/steps/run.json")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "class/loop"), withDestinationURL: folder.url)
    let root = folder.url.appending(path: "class")
    let all = HandedInRuns(in: [root]).runs
    #expect(all.map(\.name) == ["ann/output/imdb", "bob/imdb", "bob/longer"])
    let twice = HandedInRuns(in: [root.appending(path: "bob"), root, root]).runs
    #expect(twice.map(\.name) == ["bob/imdb", "bob/longer", "ann/output/imdb"])
    let one = HandedInRuns(in: [root.appending(path: "ann/output/imdb/")]).runs
    #expect(one.map(\.name) == ["imdb"])
    #expect(HandedInRuns(in: [folder.url.appending(path: "nowhere")]).runs.isEmpty)
  }
}
