import Chapters
import Figures
import Foundation
import Listings
import Pipeline
import Record
import Rendering
import Wording

/// A run as a report, read from its folder without changing anything there.
struct RecordedRun {
  let report: ReportContext
  let figures: RunFigures
  /// What the steps of the run stored.
  let stored: StoredRun

  var name: String { report.record.run }

  /// The run as one of several beside each other.
  var compared: RunComparison.Run {
    RunComparison.Run(
      record: report.record, training: figures.training, continuations: figures.continuations)
  }

  /// - Parameters:
  ///   - name: that of its folder.
  ///   - arguments: the folders as they were given, for suggested commands.
  /// - Throws: `UsageProblem` for a run that doesn't exist or can't be read; what its book has wrong
  ///   with it.
  init(
    _ name: String, in output: OutputFolder, project: Project, edition: Edition?,
    repeating arguments: RepeatedArguments
  ) throws {
    guard output.runs.contains(name) else {
      throw UsageProblem.noRun(name, in: output, repeating: arguments)
    }
    let folder = output.run(named: name)
    guard var contents = folder.read() else { throw UsageProblem.damaged(folder) }
    let decoded = try DecodedBook(
      try project.book(contents.record.book), overrides: [], checker: .complete)
    _ = try FormulaCheck.require(decoded.book)
    // A renamed folder is known by its new name.
    contents.record.run = name
    contents.record.claims = decoded.checkClaims(against: contents.record)
    stored = StoredRun(contents.record, store: output.store)
    var figures = RunFigures(contents)
    _ = figures.refresh(from: stored)
    self.figures = figures
    report = ReportContext(
      contents, in: folder, output: output, figures: figures, book: decoded.book, edition: edition)
  }
}

extension ReportContext {
  /// The report of a run with its figures, beside its reference, if it has a sound one.
  init(
    _ contents: RunContents, in folder: RunFolder, output: OutputFolder, figures: RunFigures,
    book: Book, edition: Edition?
  ) {
    let reference = try? contents.reference(in: folder)
    let (comparison, drawn) = Language.$current.withValue(book.language) {
      let comparison = reference.flatMap {
        ReferenceComparison(record: contents.record, training: figures.training, reference: $0)
      }
      let others = OtherRuns(
        besides: contents.record, named: folder.url.lastPathComponent, in: output)
      let values = RunValues(record: contents.record)
      return (comparison, figures.drawn(in: values, comparison: comparison, others: others))
    }
    self.init(
      book: book, record: contents.record, figures: drawn, origin: figures.origin,
      comparison: comparison, listings: .compiled, graph: Steps.graph,
      edition: edition)
  }
}
