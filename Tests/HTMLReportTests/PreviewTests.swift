import Foundation
import Record
import Rendering
import Testing

@testable import HTMLReport

/// `REPORT_PREVIEW=/tmp/preview.html swift test --filter PreviewTests` writes two pages to view:
/// one of a complete run, and beside it `preview-failed.html`, of a run that failed.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["REPORT_PREVIEW"] != nil))
struct PreviewTests {
  @Test func writesPages() throws {
    let path = try #require(ProcessInfo.processInfo.environment["REPORT_PREVIEW"])
    let page = try HTMLReport(katex: KaTeX.builtIn).html(of: Fixture.context(steps: 2346))
    try page.write(toFile: path, atomically: true, encoding: .utf8)
    let failed = try HTMLReport().html(of: Fixture.failedContext())
    try failed.write(
      toFile: path.replacing(".html", with: "-failed.html"), atomically: true, encoding: .utf8)
  }
}

extension Fixture {
  /// A run whose training failed, on a machine without KaTeX.
  static func failedContext() -> ReportContext {
    var context = context(steps: 12)
    context.figures[.train] = nil
    context.figures[.evaluate] = nil
    context.record.claims = []
    context.record.steps[6].state = .failed
    context.record.steps[6].results = [:]
    context.record.steps[6].failure = Failure(
      message: "The loss is not finite at step 118 (epoch 1). The learning rate is likely too "
        + "high: lower optimizer.learningRate, or clip the gradient with train.clipNorm.",
      location: "chapters/imdb/07-train.md:12", retry: "walkthrough run imdb --step train")
    context.record.steps[7].state = .notRun
    context.record.steps[7].results = [:]
    return context
  }
}
