import ArgumentParser
import Foundation
import Pipeline
import Record

/// What a run is to be compared with.
struct ReferenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show the run beside what PyTorch found: a record written by Tests/Reference/notebook.py. "
        + "It is kept as reference.json in the run's folder until another takes its place or you "
        + "remove it.",
      valueName: "file.json"))
  var reference: PathArgument?

  /// The file that the command line names.
  ///
  /// - Throws: `UsageProblem` where it is no reference record.
  func read() throws -> ReferenceFile? {
    do {
      return try reference.map { path throws(ReferenceError) in try ReferenceFile(path: path.text) }
    } catch {
      throw UsageProblem("\(error)")
    }
  }
}

extension RunContents {
  /// The run beside the reference that is kept with it. One that is damaged is told and left out.
  func comparison(in folder: RunFolder) -> ReferenceComparison? {
    do {
      return try reference(in: folder).flatMap {
        ReferenceComparison(record: record, training: figures.train, reference: $0)
      }
    } catch {
      Terminal.standardError("note: \(error), or remove it\n")
      return nil
    }
  }
}
