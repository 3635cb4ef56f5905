import Foundation
import Pipeline
import Record
import Text

/// A whole run on all reviews: load to evaluate, with the book's recipe for them.
///
/// Most of such a run's ten minutes are hundreds of optimizer steps that reuse the same memory. So
/// the loader is made to deliver only the first of the sequences, some forty batches; everything
/// else is full size: data, vocabulary, dataset, model, optimizer, scoring of all validation and
/// test reviews. `--whole-epoch` leaves the loader as it is.
struct ReviewRun {
  private static let sequences = 640

  let seconds: Double
  let peakBytes: Int
  let description: String
  private let program: URL
  private let arguments: [String]
  private let folder: RunFolder

  init(bench: Bench) throws {
    let output = bench.scratch.url.appending(path: "reviews")
    program = try Child.program("walkthrough")
    folder = RunFolder(output.appending(path: "imdb"))
    arguments = [
      "--root", bench.root.path, "--output", output.path, "--data", try bench.reviews().path,
    ]
    if bench.takesWholeEpoch {
      let usage = try Child.run(program, ["run"] + arguments)
      (seconds, peakBytes) = (usage.seconds, usage.peakBytes)
      description = "a whole epoch"
    } else {
      let first = try Child.run(program, ["run", "--until", "loader"] + arguments)
      let batches = try Self.shortenEpoch(in: output, folder: folder)
      let rest = try Child.run(program, ["run"] + arguments)
      seconds = first.seconds + rest.seconds
      peakBytes = max(first.peakBytes, rest.peakBytes)
      description = "all steps in full size, training for \(batches) batches"
    }
  }

  /// Repeats the run, with nothing left to do.
  func again() throws -> Row.Sample {
    try Fresh.run(program, arguments, folder: folder)
  }

  /// Replaces the stored loader with one of the first sequences.
  ///
  /// - Returns: the number of batches it delivers.
  private static func shortenEpoch(in output: URL, folder: RunFolder) throws -> Int {
    guard let step = folder.readRecord()?[.loader] else {
      throw Problem("\(folder.record.path) can't be read")
    }
    let store = ArtifactStore(folder: output.appending(path: "cache"))
    let whole = try store.product(.loader, step.key, as: BatchLoader.self)
    let short = BatchLoader(
      lengths: Array(whole.lengths.prefix(sequences)), batchSize: whole.batchSize,
      order: whole.order)
    try store.save(
      try store.entry(.loader, step.key), product: short,
      files: try store.files(.loader, step.key))
    return short.batchCount
  }
}
