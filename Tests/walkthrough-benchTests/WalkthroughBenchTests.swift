import Foundation
import TestSupport
import Testing

/// The program as a user sees it. Nothing here depends on how fast anything is.
@Suite struct WalkthroughBenchTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try TinyBook().write(to: folder, name: "imdb")
  }

  private func run(_ arguments: String...) throws -> Child.Outcome {
    try Child("walkthrough-bench", arguments: arguments, directory: folder.url).run()
  }

  private func record(_ name: String = "bench.json") throws -> [String: Any] {
    let data = try Data(contentsOf: folder.url.appending(path: "output/\(name)"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func rows() throws -> [[String: Any]] {
    try #require(try record()["rows"] as? [[String: Any]])
  }

  @Test func helpTeaches() throws {
    let outcome = try run("--help")
    #expect(outcome.status == 0)
    for text in ["sgemm", "--quick", "--peers", "--whole-epoch", "Exit codes"] {
      #expect(outcome.output.contains(text), "\(text)")
    }
  }

  @Test func listsRowsAndMeasuresNothing() throws {
    let outcome = try run("--list", "train", "text.count")
    #expect(outcome.status == 0)
    let names = outcome.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(
      names == [
        "train.small", "train.paper", "train.book", "train.batch8", "train.batch16",
        "train.batch32", "text.count",
      ])
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/output"))
  }

  @Test(
    arguments: [
      (["trian"], "did you mean 'train'?"), (["--runs", "0"], "--runs must be from 1 to 1000"),
      (["--threads", "0"], "--threads must be from 1 to 1024"), (["--frobnicate"], "--frobnicate"),
    ] as [([String], String)])
  func wrongUsage(arguments: [String], expected: String) throws {
    let outcome = try Child("walkthrough-bench", arguments: arguments, directory: folder.url).run()
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
  }

  @Test func aFolderWithoutChapters() throws {
    let empty = try TemporaryFolder()
    let outcome = try run("text.count", "--root", empty.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("--root"), "\(outcome.errors)")
  }

  @Test func rowsWithoutTheirDataAreSkipped() throws {
    let outcome = try run("text.count", "--runs", "1")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("skipped: no reviews found"), "\(outcome.output)")
    let row = try #require(try rows().first)
    #expect(row["skipped"] is String)
    #expect(row["reached"] == nil)
  }

  @Test func measuresEachRowAndWritesWhatItFound() throws {
    try folder.write(gzip(tar(TinyReviews.entries(in: "aclImdb/"))), to: "reviews.tar.gz")
    let outcome = try run(
      "text.count", "text.prepare", "--runs", "3", "--reviews", folder.path + "/reviews.tar.gz")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("tokenize and count, one core"))
    #expect(outcome.output.contains("\(TinyReviews.trainCount) training reviews"))
    let rows = try rows()
    #expect(rows.compactMap { $0["name"] as? String } == ["text.count", "text.prepare"])
    for row in rows {
      #expect((row["runs"] as? [Any])?.count == 3)
      #expect(try #require(row["reached"] as? Double) > 0)
      #expect(try #require(row["sgemmGFLOPS"] as? Double) > 0)
    }
  }

  @Test func aRowThatFailsIsToldAndTheOthersGoOn() throws {
    let outcome = try run("text.count", "evaluate.book", "--runs", "1", "--reviews", "nowhere.tar")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("failed: nowhere.tar does not exist"), "\(outcome.output)")
    #expect(try #require(try rows().first?["reached"] as? Double) > 0)
  }

  /// A run of the program itself, and the memory of a process of its own.
  @Test func measuresRunsOfTheProgram() throws {
    try TinyReviews.write(to: folder)
    let outcome = try run("run.fresh", "run.report", "--runs", "1")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(try rows().allSatisfy { ($0["reached"] as? Double ?? 0) > 0 })
  }

  @Test func aPageWithoutABrowserIsSkipped() throws {
    try TinyReviews.write(to: folder)
    let outcome = try run("page", "--runs", "1")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("skipped: no browser to open the page with"))
    #expect(try rows().count == 3)
  }

  @Test func memoryIsThatOfAWholeRun() throws {
    try folder.write(gzip(tar(TinyReviews.entries(in: "aclImdb/"))), to: "reviews.tar.gz")
    let outcome = try run(
      "run.freshReviews", "memory.reviews", "--runs", "1", "--reviews",
      folder.path + "/reviews.tar.gz")
    #expect(outcome.status == 0, "\(outcome.output)")
    let memory = try #require(try rows().last)
    // More than a megabyte, as any program uses, and less than this process has with its matrices.
    #expect((1...100).contains(try #require(memory["reached"] as? Double)))
  }

  @Test func aPythonWithoutPyTorchIsTold() throws {
    let outcome = try run("train.book", "--peers", "/usr/bin/false")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("has no PyTorch"), "\(outcome.errors)")
    #expect(try run("train.book", "--peers", "nowhere").errors.contains("no Python at nowhere"))
  }
}
