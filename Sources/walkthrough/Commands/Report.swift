import ArgumentParser
import Foundation
import Pipeline
import Record

/// `walkthrough report`: renders the page again from what was recorded.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Render the page again; run nothing.",
    discussion: """
      Prose, listings and claims come from the chapters as they are now; results come from the \
      last run. Figures that another version made are computed again from stored results.

      Claims are checked again: a false one ends the command with exit code 3, as does a training \
      that diverged.

      With --reference the last chapter compares the run with one of PyTorch:

        walkthrough report --reference reference.json

      A page for a class is a copy of the same file in another edition:

        walkthrough report --edition student   no answer is in the file, hidden or not
        walkthrough report --edition teacher   every answer is shown
        walkthrough report                     as before: each is folded below its question
      """)

  @OptionGroup var bookOptions: BookOptions
  @OptionGroup var referenceOptions: ReferenceOptions
  @OptionGroup var pageOptions: PageOptions

  @Flag(help: "Open the page when done.")
  var open = false

  func run() throws {
    let project = try bookOptions.project()
    let folder = bookOptions.runFolder(of: project)
    let reference = try referenceOptions.read()
    guard let record = folder.readRecord() else {
      let command = SuggestedCommand.run(
        bookOptions.book, as: bookOptions.runName, repeating: bookOptions.folders.arguments)
      throw UsageProblem(
        "\(folder.record.path) is missing or was made by another version; "
          + "make a run first: \(command)")
    }
    let decoded = try DecodedBook(try project.book(record.book), overrides: [], checker: .complete)
    _ = try FormulaCheck.require(decoded.book)
    let lock = try bookOptions.lockOutput(of: project, command: "report")
    defer { withExtendedLifetime(lock) {} }
    // Another process may have replaced or removed the run before the lock was taken.
    guard var contents = folder.read(), contents.record.book == record.book else {
      throw UsageProblem("\(folder.url.path) was changed by another process; try again")
    }
    // The chapters may have other claims now than when the run was made.
    contents.record.claims = decoded.checkClaims(against: contents.record)
    if let reference { contents.keep(reference) }
    let page = try PageWriter(
      folder: folder, output: bookOptions.outputFolder(of: project),
      renderers: [pageOptions.renderer()], edition: pageOptions.edition
    ).write(contents, book: decoded.book)
    let arguments = bookOptions.folders.arguments
    ClaimLines.report(contents.record, isQuiet: false)
    ReferenceLine.report(page, isGiven: reference != nil, repeating: arguments, isQuiet: false)
    FigureLine.report(page.outdated, record: contents.record, repeating: arguments)
    Terminal.write("Page: \(folder.report.path)\n")
    if open { PageWriter.open(folder.report) }
    if contents.record.isContradicted { throw ExitStatus.falseClaim.code }
  }
}
