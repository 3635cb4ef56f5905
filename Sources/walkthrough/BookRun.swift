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
    let page: URL
    let seconds: Double
    fileprivate let contents: RunContents
    fileprivate let book: Book
    fileprivate let writer: PageWriter

    var record: RunRecord { contents.record }

    /// The page as it is served while its book is watched; the one on the disk knows nothing of that.
    func html(servedVersion version: Int) throws -> String {
      try writer.render(contents, book: book, servedVersion: version).html
    }
  }

  /// What a command that runs a failed step again has to say.
  private var arguments: RepeatedArguments {
    var arguments = bookOptions.folders.arguments
    arguments.dataLimits = planOptions.dataLimits
    return arguments
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
    try folder.requireOurs()
    try bookOptions.outputFolder(of: project).store.claim()

    let started = Date.now
    // Not the difference of two dates: somebody may set the clock meanwhile.
    let start = ContinuousClock.now
    let plan = try decoded.plan(
      options: bookOptions, planOptions: planOptions, verify: verifies, observer: observer,
      interruption: interruption)
    var contents: RunContents
    do {
      contents = try Runner(
        plan: plan, options: options, output: bookOptions.outputFolder(of: project).url,
        runName: folder.url.lastPathComponent, repeating: arguments, observer: observer,
        interruption: interruption
      ).run(started: started)
    } catch let error as Interrupted {
      observer.stopped()
      throw error
    }
    if let reference { contents.keep(reference) }
    let writer = PageWriter(folder: folder)
    let comparison = try writer.write(contents, book: plan.book)
    ClaimLines.tell(contents.record.claims, isQuiet: isQuiet)
    ReferenceLine.tell(comparison, isGiven: reference != nil, isQuiet: isQuiet)
    return Outcome(
      page: folder.report, seconds: (.now - start) / .seconds(1), contents: contents,
      book: plan.book, writer: writer)
  }
}
