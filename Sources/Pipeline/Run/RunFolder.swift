import Foundation
import Record

/// `output/<run>/`: the record of a run and the files that steps made for people.
package struct RunFolder: Sendable {
  package let url: URL

  package init(_ url: URL) { self.url = url }

  package var record: URL { url.appending(path: "run.json") }
  package var report: URL { url.appending(path: "report.html") }

  package var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

  /// Whether a run wrote here: no other folder is to be removed.
  package var looksLikeOne: Bool {
    [record, url.appending(path: "steps")].contains {
      FileManager.default.fileExists(atPath: $0.path)
    }
  }

  /// The names of the runs below a folder, in order.
  package static func runs(in output: URL) -> [String] {
    let contents = try? FileManager.default.contentsOfDirectory(
      at: output, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (contents ?? []).filter {
      FileManager.default.fileExists(atPath: RunFolder($0).record.path)
    }
    .map(\.lastPathComponent).sorted()
  }

  /// The record of the last run; `nil` where there is none that this version can read.
  package func readRecord() -> RunRecord? {
    guard let data = try? Data(contentsOf: record),
      let record = try? JSONFile.decode(RunRecord.self, from: data),
      record.schema == RunRecord.currentSchema
    else { return nil }
    return record
  }

  package func write(_ record: RunRecord) throws {
    try SafeFile.write(try JSONFile.data(record), to: self.record)
  }

  package func writeReport(_ html: String) throws {
    try SafeFile.write(Data(html.utf8), to: report)
  }

  /// Files that a step makes under some settings and not under others.
  private static let optionalFiles: [StepID: [String]] = [
    .dataset: ["test.npy", "test-offsets.npy"]
  ]

  /// Places a step's files; those that are there already with the same contents stay untouched. What
  /// an earlier run made and this one did not goes away.
  func place(_ files: [String: Data], of step: StepID) throws {
    for name in Self.optionalFiles[step] ?? [] where files[name] == nil {
      try SafeFile.remove(url.appending(path: name))
    }
    for (name, data) in files {
      let target = url.appending(path: name)
      if (try? Data(contentsOf: target, options: .mappedIfSafe)) == data { continue }
      try SafeFile.write(data, to: target)
    }
  }

  /// The name of the file behind a step's figures.
  static func figuresName(_ step: StepID) -> String { "steps/\(step).json" }

  /// The data behind the figures of a run. A file that is missing or unreadable gives none.
  package func readFigures() -> StepFigures {
    var figures = StepFigures()
    figures.load = read(.load)
    figures.vocab = read(.vocab)
    figures.dataset = read(.dataset)
    figures.loader = read(.loader)
    figures.model = read(.model)
    figures.optimizer = read(.optimizer)
    figures.train = read(.train)
    figures.evaluate = read(.evaluate)
    return figures
  }

  private func read<Figures: Decodable>(_ step: StepID) -> Figures? {
    let file = url.appending(path: Self.figuresName(step))
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONFile.decode(Figures.self, from: data)
  }
}
