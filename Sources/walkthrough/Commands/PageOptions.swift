import ArgumentParser
import HTMLReport
import Rendering

extension Edition: ExpressibleByArgument {}

/// Options of the page, for commands that write one.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Put the trained model into the page unless that makes it larger than this; 0 leaves it out.",
      valueName: "megabytes"))
  var pageLimit = HTMLReport.defaultLimit / 1_000_000

  @Option(
    help: ArgumentHelp(
      "Write the page for a class: 'student' leaves every answer out of the file, to exercises, "
        + "predictions and cards; 'teacher' shows them all at once. By default each answer is "
        + "folded below its question. On paper, answers are at the end, under the numbers of their "
        + "questions.",
      valueName: "edition"))
  var edition: Edition?

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
