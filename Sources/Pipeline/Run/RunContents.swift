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

  package var report: String? {
    get { files[RunFiles.report].map { String(decoding: $0, as: UTF8.self) } }
    set { files[RunFiles.report] = newValue.map { Data($0.utf8) } }
  }

  /// The files that a step made.
  func files(of step: StepID) -> [String: Data] {
    let names = RunFiles.made(by: step)
    return files.filter { names.contains($0.key) }
  }

  /// The data behind the figures. A missing or unreadable file gives none.
  package var figures: StepFigures {
    var figures = StepFigures()
    figures.load = decode(.load)
    figures.vocab = decode(.vocab)
    figures.dataset = decode(.dataset)
    figures.loader = decode(.loader)
    figures.model = decode(.model)
    figures.optimizer = decode(.optimizer)
    figures.train = decode(.train)
    figures.evaluate = decode(.evaluate)
    return figures
  }

  private func decode<Figures: Decodable>(_ step: StepID) -> Figures? {
    files[RunFiles.figures(step)].flatMap { try? JSONFile.decode(Figures.self, from: $0) }
  }
}
