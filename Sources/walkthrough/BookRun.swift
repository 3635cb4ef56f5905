import Chapters
import Foundation
import HTMLReport
import Pipeline
import Record
import Rendering

/// One run of a book, from the chapters as they are at its start to the page.
struct BookRun {
  let bookOptions: BookOptions
  let planOptions: PlanOptions
  let options: RunOptions
  /// Whether the data is read again even if it looks unchanged.
  let verifies: Bool
  let referenceOptions: ReferenceOptions
  let pageOptions: PageOptions
  let isQuiet: Bool

  struct Summary {
    let page: URL
    let seconds: Double
    fileprivate let report: ReportContext
    fileprivate let pageOptions: PageOptions

    var record: RunRecord { report.record }
    /// The book as it was run.
    var book: Book { report.book }

    /// The page served while its book is watched; the one on disk has no trace of that.
    func html(servedVersion version: Int) throws -> String {
      try pageOptions.renderer(servedVersion: version).html(of: report)
    }
  }

  /// The options to repeat in the command that reruns a failed step.
  private var arguments: RepeatedArguments {
    var arguments = bookOptions.folders.arguments
    arguments.dataLimits = planOptions.dataLimits
    return arguments
  }

  /// Runs the steps that are not fresh, writes the page, and reports the outcome of the claims.
  ///
  /// - Throws: `UsageProblem`, `Diagnostics`, `StepFailure`, `LockedOutput`, `StorageError`,
  ///   `Interrupted`. A failed step is not thrown: it is in the record.
  func perform(observer: TerminalObserver, interruption: Interruption) throws -> Summary {
    let reference = try referenceOptions.read()
    let project = try bookOptions.project()
    let folder = bookOptions.runFolder(of: project)
    let decoded = try planOptions.decoded(try project.book(bookOptions.book))
    // Where the formulas can't be checked, `check` says so.
    _ = try FormulaCheck.require(decoded.book)
    let lock = try bookOptions.lockOutput(of: project, command: "run", isQuiet: isQuiet)
    defer { withExtendedLifetime(lock) {} }
    try folder.requireOurs()
    try bookOptions.outputFolder(of: project).store.claim()

    let started = Date.now
    // Not the difference of two dates: the clock may be set in between.
    let start = ContinuousClock.now
    let plan = try decoded.plan(
      options: bookOptions, planOptions: planOptions, verify: verifies, observer: observer,
      interruption: interruption)
    if !isQuiet { RecipeLines.report(plan.recipe) }
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
    let page = try PageWriter(
      folder: folder, output: bookOptions.outputFolder(of: project),
      renderers: [pageOptions.renderer()], edition: pageOptions.edition
    ).write(contents, book: plan.book)
    ClaimLines.report(contents.record, isQuiet: isQuiet)
    ReferenceLine.report(
      page, isGiven: reference != nil, repeating: arguments, isQuiet: isQuiet)
    if !isQuiet {
      FigureLine.report(page.outdated, record: contents.record, repeating: arguments)
    }
    return Summary(
      page: folder.report, seconds: (.now - start) / .seconds(1), report: page.report,
      pageOptions: pageOptions)
  }
}
