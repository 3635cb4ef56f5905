import ArgumentParser
import Foundation
import Pipeline
import Record

/// `walkthrough report`: renders the page again from what was recorded.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Render the page again; run nothing.")

  @OptionGroup var bookOptions: BookOptions

  @Flag(help: "Open the page when done.")
  var open = false

  func run() throws {
    let project = try bookOptions.project()
    let folder = bookOptions.runFolder(of: project)
    guard let record = folder.readRecord() else {
      throw UsageProblem(
        "\(folder.record.path) is not there or was made by another version; "
          + "make a run first: walkthrough run \(bookOptions.book)")
    }
    let decoded = try DecodedBook(try project.book(record.book), overrides: [])
    let page = try PageWriter(folder: folder).write(record: record, book: decoded.book)
    print("Page: \(page.path)")
    if open { PageWriter.open(page) }
  }
}
