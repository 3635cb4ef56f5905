import Chapters
import Foundation
import HTMLReport
import Listings
import Pipeline
import Record

/// Renders a run's page, and writes it to the run's folder with everything that belongs to it.
struct PageWriter {
  let folder: RunFolder

  /// - Returns: the comparison with the run's reference, if it has one.
  func write(_ contents: RunContents, book: Book) throws -> ReferenceComparison? {
    var contents = contents
    let (html, comparison) = try render(contents, book: book)
    contents.report = html
    try folder.commit(contents)
    return comparison
  }

  /// - Parameter servedVersion: the version number of a served page; `nil` for one on disk.
  func render(
    _ contents: RunContents, book: Book, servedVersion: Int? = nil
  ) throws -> (html: String, comparison: ReferenceComparison?) {
    let comparison = contents.comparison(in: folder)
    let html = try HTMLReport.render(
      ReportContext(
        book: book, record: contents.record, figures: contents.figures, comparison: comparison,
        listings: .compiled, katex: .installed(), servedVersion: servedVersion))
    return (html, comparison)
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
