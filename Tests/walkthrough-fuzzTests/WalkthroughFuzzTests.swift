import Foundation
import TestSupport
import Testing

/// A short version of what `make soak` runs for long, and proof that a failure would be found.
@Suite struct WalkthroughFuzzTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> Child.Outcome {
    try Child("walkthrough-fuzz", arguments: arguments, directory: folder.url).run()
  }

  @Test func nothingIsFound() throws {
    let kinds = [
      "chapter", "cell", "archive", "cache", "record", "output", "run", "request", "recipe",
      "table", "lines", "text", "tokens", "handover", "quoted",
    ]
    let count = 100 * kinds.count
    let outcome = try run("--seed", "11", "--count", "\(count)")
    #expect(outcome.status == 0, "\(outcome.output)\n\(outcome.errors)")
    let summary = "\(count) inputs of seed 11 ended as they should, 0 did not\n"
    #expect(outcome.output.hasPrefix(summary))
    // Inputs that the program all treats alike would find nothing.
    for kind in kinds {
      let line = try #require(
        outcome.output.split(separator: "\n").first { $0.hasPrefix("  \(kind): ") })
      let counts = line.split(separator: " ").compactMap { Int($0) }
      #expect(counts.reduce(0, +) == 100 && counts.allSatisfy { $0 > 8 }, "\(line)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(
    arguments: [
      ("crash", "it crashed with signal", 60), ("hang", "it hung: not finished after 15 s", 15),
      ("write", "it changed a file outside the output folder", 60),
    ])
  func aFailureIsFoundAndCanBeRepeated(kind: String, expected: String, patience: Int) throws {
    let outcome = try run(
      "--seed", "5", "--count", "20", "--patience", "\(patience)", "--plant", kind)
    #expect(outcome.status == 1)
    for number in [3, 13] {
      #expect(outcome.output.contains("input \(number) of seed 5 ("), "\(outcome.output)")
      #expect(
        outcome.output.contains("again: walkthrough-fuzz --seed 5 --first \(number) --count 1\n"))
    }
    #expect(outcome.output.contains(expected))
    #expect(outcome.output.contains("18 inputs of seed 5 ended as they should, 2 did not"))
  }

  @Test(
    arguments: [
      (["--count", "0"], "--count"), (["--first", "-1"], "--first"), (["--seed", "x"], "seed"),
      (["--frobnicate"], "--frobnicate"),
    ])
  func wrongUsage(arguments: [String], expected: String) throws {
    let outcome = try Child("walkthrough-fuzz", arguments: arguments, directory: folder.url).run()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(expected))
    #expect(outcome.output == "")
  }

  @Test func thePageIsServedUnderLoad() throws {
    let outcome = try run("load", "--requests", "20")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("load: 1000 idle and 100 slow clients; the page of "))
    #expect(try run("load", "--idle", "-1").status == 2)
  }

  @Test func helpTeaches() throws {
    let outcome = try run("--help")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("--seed 7 --first 1234 --count 1"))
    #expect(!outcome.output.contains("plant"))
  }
}
