import Chapters
import Figures
import Foundation
import Listings
import Pipeline
import Record
import Rendering

/// Brings a run's figures up to date, renders its page, and writes both to the run's folder with
/// everything that belongs to it.
struct PageWriter {
  let folder: RunFolder
  /// Where the run's folder is, with the store and other runs.
  let output: OutputFolder
  /// Each writes one file.
  let renderers: [any Renderer]
  let edition: Edition?

  /// What was written.
  struct Page {
    let report: ReportContext
    /// The comparison with the run's reference, if it has one; an error if that is damaged.
    let comparison: Result<ReferenceComparison?, ReferenceError>
    /// The file with the run's losses.
    let losses: URL
    /// The figures that could not be brought up to date.
    let outdated: [OutdatedFigure]
  }

  func write(_ contents: RunContents, book: Book) throws -> Page {
    var contents = contents
    var figures = RunFigures(contents)
    let outdated = figures.refresh(from: StoredRun(contents.record, store: output.store))
    try figures.write(to: &contents)
    let comparison = comparison(of: contents, training: figures.training)
    let report = ReportContext(
      contents, in: folder, output: output, figures: figures, book: book, edition: edition)
    for renderer in renderers {
      contents[type(of: renderer).format] = try renderer.render(report)
    }
    try folder.commit(contents)
    return Page(
      report: report, comparison: comparison, losses: folder.figures(of: .train),
      outdated: outdated)
  }

  /// The run beside the reference kept with it.
  private func comparison(
    of contents: RunContents, training: TrainingCurve?
  ) -> Result<ReferenceComparison?, ReferenceError> {
    Result { () throws(ReferenceError) in
      try contents.reference(in: folder).flatMap {
        ReferenceComparison(record: contents.record, training: training, reference: $0)
      }
    }
  }

  /// Shows the page in the user's browser.
  static func open(_ page: URL) {
    let process = Process()
    let place = page.isFileURL ? page.path : page.absoluteString
    #if os(macOS)
      process.executableURL = URL(filePath: "/usr/bin/open")
      process.arguments = [place]
    #else
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["xdg-open", place]
      process.standardError = FileHandle.nullDevice
    #endif
    do {
      try process.run()
    } catch {
      Terminal.standardError("note: can't open a browser; the page is \(place)\n")
    }
  }
}
