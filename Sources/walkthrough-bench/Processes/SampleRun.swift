import Foundation
import Pipeline
import Record

/// The book's own run on the sample text, which can be repeated when everything is fresh.
struct SampleRun {
  private let program: URL
  private let arguments: [String]
  private let folder: RunFolder

  /// Makes the run, once for all rows. With `--quick` it trains for one epoch.
  init(bench: Bench) throws {
    let output = bench.scratch.url.appending(path: "sample")
    program = try Child.program("walkthrough")
    let settings = bench.isQuick ? ["--set", "train.epochs=1"] : []
    arguments =
      ["--root", bench.root.path, "--output", output.path] + settings
    folder = RunFolder(output.appending(path: "imdb"))
    if !folder.exists { _ = try Child.run(program, ["run"] + arguments) }
  }

  var page: URL { folder.report }

  /// Repeats the run, with nothing left to do.
  func again() throws -> Row.Sample {
    try Fresh.run(program, arguments, folder: folder)
  }

  /// Renders only the page.
  func report() throws -> ChildUsage {
    try Child.run(
      program, ["report"] + arguments.prefix(4))
  }
}

/// A run that finds every step in the store.
enum Fresh {
  /// - Throws: `Problem` if a step did run.
  static func run(_ program: URL, _ arguments: [String], folder: RunFolder) throws -> Row.Sample {
    let usage = try Child.run(program, ["run"] + arguments)
    guard let steps = folder.readRecord()?.steps, steps.allSatisfy({ $0.state == .cached }) else {
      throw Problem("a step ran that should have been fresh: \(usage.output)")
    }
    return Row.Sample(amount: 0, seconds: usage.seconds)
  }
}
