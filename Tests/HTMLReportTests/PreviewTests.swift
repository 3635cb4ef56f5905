import Foundation
import HTMLReport
import Testing

/// `REPORT_PREVIEW=/tmp/preview.html swift test --filter PreviewTests` writes a page to look at.
@Test(.enabled(if: ProcessInfo.processInfo.environment["REPORT_PREVIEW"] != nil))
func writesAPreview() throws {
  let path = try #require(ProcessInfo.processInfo.environment["REPORT_PREVIEW"])
  let page = try HTMLReport.render(Fixture.context(katex: KaTeX.installed()))
  try page.write(toFile: path, atomically: true, encoding: .utf8)
}
