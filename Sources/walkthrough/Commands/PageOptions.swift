import ArgumentParser
import HTMLReport

/// Options of the page, for commands that write one.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Put the trained model into the page unless that makes it larger than this; 0 leaves it out.",
      valueName: "megabytes"))
  var pageLimit = HTMLReport.defaultLimit / 1_000_000

  func validate() throws {
    guard (0...1000).contains(pageLimit) else {
      throw ValidationError("--page-limit must be from 0 to 1000 megabytes, not \(pageLimit)")
    }
  }

  /// The page's renderer.
  ///
  /// - Parameter version: that of a page served during a watch.
  func renderer(servedVersion version: Int? = nil) -> HTMLReport {
    HTMLReport(katex: .builtIn, servedVersion: version, limit: pageLimit * 1_000_000)
  }
}
