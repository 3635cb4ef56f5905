import Chapters
import Foundation
import Pipeline
import Record
import TestSupport
import Text

@testable import Figures

/// A finished run of a tiny book, with its store.
final class TinyRun: Sendable {
  private let folder: TemporaryFolder
  let contents: RunContents

  /// - Parameters:
  ///   - cells: the calls of the book, where they aren't the tiny book's own.
  ///   - onlyUntil: the last step to run.
  init(_ cells: [String: String] = [:], until last: StepID = .evaluate) throws {
    folder = try TemporaryFolder()
    try TinyReviews.write(to: folder)
    var tiny = TinyBook()
    tiny.cells.merge(cells) { $1 }
    try tiny.write(to: folder)
    let book = try Book.read(
      .folder(folder.url.appending(path: "chapters/tiny")), name: "tiny", displayPath: "",
      stepNames: StepID.allCases.map(\.rawValue))
    let isSample = tiny.cells["load"]?.contains("sample") == true
    let location =
      isSample ? CorpusLocation.sample : try CorpusLocation(path: folder.path + "/reviews")
    let plan = try DecodedBook(book, overrides: []).plan(
      data: LocatedData(
        source: isSample ? "sample" : "reviews", location: location, digest: try location.digest(),
        fingerprint: try location.fingerprint()),
      seed: 42, root: folder.url)
    contents = try Runner(
      plan: plan, options: RunOptions(selection: .until(last), threads: 2), output: folder.url,
      runName: "tiny", observer: Silence(), interruption: Interruption()
    ).run()
  }

  var store: ArtifactStore { OutputFolder(folder.url).store }

  var stored: StoredRun { StoredRun(contents.record, store: store) }

  /// The files of the store, with the moment of their last change.
  func storedFiles() throws -> [String: Date] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: store.folder.path)
    return try Dictionary(
      uniqueKeysWithValues: paths.map { path in
        let attributes = try FileManager.default.attributesOfItem(
          atPath: store.folder.appending(path: path).path)
        return (path, attributes[.modificationDate] as? Date ?? .distantPast)
      })
  }

  private struct Silence: RunObserver {
    func started(_ step: StepID) {}
    func progressed(_ step: StepID, _ progress: StepProgress) {}
    func finished(_ step: StepRecord) {}
    func noticed(_ message: String) {}
  }
}
