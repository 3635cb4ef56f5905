import Foundation
import HTMLReport
import Testing

/// The page in a real browser: see .ci/check-page.py.
@Suite struct BrowserTests {
  private static let checks = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../.ci").standardizedFileURL
  private static let python = checks.appending(path: ".venv/bin/python")
  private static let isInstalled = [python.path, "/usr/bin/chromium"].allSatisfy(
    FileManager.default.isExecutableFile)

  @Test(
    .enabled(if: isInstalled, "there is no browser to check with; .ci/install-checks installs one"),
    .enabled(if: KaTeX.builtIn != nil, "this was built without KaTeX"))
  func nothingIsWrongWithThePage() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "report.html")
    try HTMLReport(katex: KaTeX.builtIn).html(of: Fixture.contextWithModel())
      .write(to: page, atomically: true, encoding: .utf8)

    let process = Process()
    process.executableURL = Self.python
    process.arguments = [Self.checks.appending(path: "check-page.py").path, page.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let printed = String(
      decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let wrong = printed.split(separator: "\n").filter { !$0.hasPrefix("ok ") }
    #expect(process.terminationStatus == 0, "\(wrong.joined(separator: "\n"))")
    #expect(printed.contains("ok    paper"), "all checks were made")
    #expect(printed.contains("ok    model-phone: its losses are those of Swift"))
    #expect(printed.contains("ok    runs: a chart of 3 runs"))
    #expect(printed.contains("ok    paper: 10 answers at the end"))
  }
}
