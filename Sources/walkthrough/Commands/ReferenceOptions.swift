import ArgumentParser
import Foundation
import Pipeline
import Record

/// The reference that a run is compared with.
struct ReferenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Compare the run with PyTorch: a record written by Tests/Reference/notebook.py. It is kept "
        + "as reference.json in the run's folder until you replace or remove it.",
      valueName: "file.json"))
  var reference: PathArgument?

  /// The file that the command line names.
  ///
  /// - Throws: `UsageProblem` if it is not a reference record.
  func read() throws -> ReferenceFile? {
    do {
      return try reference.map { path throws(ReferenceError) in try ReferenceFile(path: path.text) }
    } catch {
      throw UsageProblem("\(error)")
    }
  }
}
