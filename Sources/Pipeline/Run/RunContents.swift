import Files
import Foundation
import Record

/// The contents of a run's folder: the record, and the files that belong to it.
package struct RunContents: Sendable {
  package var record: RunRecord
  /// By name, without `run.json`.
  var files: [String: Data]

  package init(record: RunRecord, files: [String: Data]) {
    self.record = record
    self.files = files
  }

  /// The names of the files.
  package var names: Set<String> { Set(files.keys) }

  /// The report of the run in a format; `nil` if none was written.
  package subscript(format: ReportFormat) -> Data? {
    get { files[format.fileName] }
    set { files[format.fileName] = newValue }
  }

  /// The files that a step made.
  func files(of step: StepID) -> [String: Data] {
    let names = Steps.type(of: step).files
    return files.filter { names.contains($0.key) }
  }

  /// The data behind a step's figures: a JSON object of figures by name.
  package subscript(figuresOf step: StepID) -> Data? {
    get { files[RunFiles.figures(step)] }
    set { files[RunFiles.figures(step)] = newValue }
  }
}
