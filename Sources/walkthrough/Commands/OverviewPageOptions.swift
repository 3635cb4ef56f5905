import ArgumentParser
import Files
import Foundation
import Pipeline

/// Where a page on several runs goes.
struct OverviewPageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where to write the page; in the output folder by default.", valueName: "file.html"))
  var page: PathArgument?

  @Flag(help: "Open the page when done.")
  var open = false

  /// Writes a page, says where, and opens it if that was asked for.
  ///
  /// - Throws: as `OutputFolder.write`.
  func write(
    _ html: String, as kind: OverviewPage, in output: OutputFolder, isQuiet: Bool = false
  ) throws {
    if let page {
      try AtomicFile.write(Data(html.utf8), to: page.url)
    } else {
      try output.write(html, as: kind)
    }
    let file = page?.url ?? output.place(of: kind)
    if !isQuiet { Terminal.write("Page: \(file.path)\n") }
    if open { PageWriter.open(file) }
  }
}
