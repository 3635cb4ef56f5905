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

extension RunContents {
  /// The run beside the reference kept with it. A damaged reference is reported and left out.
  ///
  /// - Parameter training: the losses of the run.
  func comparison(of training: TrainingCurve?, in folder: RunFolder) -> ReferenceComparison? {
    do {
      return try reference(in: folder).flatMap {
        ReferenceComparison(record: record, training: training, reference: $0)
      }
    } catch {
      Terminal.standardError("note: \(error), or remove it\n")
      return nil
    }
  }
}
