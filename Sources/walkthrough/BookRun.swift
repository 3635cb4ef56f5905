import Chapters
import Foundation
import HTMLReport
import Pipeline
import Record

/// One run of a book, from the chapters as they are when it starts to its page.
struct BookRun {
  let bookOptions: BookOptions
  let planOptions: PlanOptions
  let options: RunOptions
  /// Whether the texts are read again though they look unchanged.
  let verifies: Bool
  let reference: ReferenceFile?
  let isQuiet: Bool

  struct Outcome {
    let record: RunRecord
    let page: URL
    let seconds: Double
    fileprivate let book: Book
    fileprivate let writer: PageWriter

    /// The page as it is served while its book is watched; the one on the disk knows nothing of that.
    func html(servedVersion version: Int) throws -> String {
      try writer.render(record: record, book: book, servedVersion: version).html
    }
  }

  /// Runs what is not fresh, writes the page, and tells what came of the claims.
  ///
  /// - Throws: `UsageProblem`, `Diagnostics`, `StepFailure`, `LockedOutput`, `StorageError`,
  ///   `Interrupted`. A step that fails is no error: the record says so.
  func perform(observer: TerminalObserver, interruption: Interruption) throws -> Outcome {
    let project = try bookOptions.project()
    let folder = bookOptions.runFolder(of: project)
    let decoded = try DecodedBook(
      try project.book(bookOptions.book), overrides: try planOptions.overrides())
    let lock = try bookOptions.lockOutput(of: project, command: "run")
    defer { withExtendedLifetime(lock) {} }

    let started = Date.now
    // Not the difference of two dates: somebody may set the clock meanwhile.
    let start = ContinuousClock.now
    let plan = try decoded.plan(
      options: bookOptions, planOptions: planOptions, verify: verifies, observer: observer,
      interruption: interruption)
    let record: RunRecord
    do {
      record = try Runner(
        plan: plan, options: options, output: bookOptions.outputFolder(of: project),
        runName: folder.url.lastPathComponent, folders: bookOptions.folders.arguments,
        observer: observer, interruption: interruption
      ).run(started: started)
    } catch let error as Interrupted {
      observer.stopped()
      throw error
    }
    if let reference { try folder.keep(reference) }
    let writer = PageWriter(folder: folder)
    let (page, comparison) = try writer.write(record: record, book: plan.book)
    ClaimLines.tell(record.claims, isQuiet: isQuiet)
    ReferenceLine.tell(comparison, isGiven: reference != nil, isQuiet: isQuiet)
    return Outcome(
      record: record, page: page, seconds: (.now - start) / .seconds(1), book: plan.book,
      writer: writer)
  }
}
