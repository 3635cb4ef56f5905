import Exports
import Foundation
import TestSupport
import Testing

/// `walkthrough export pdf`.
@Suite(.serialized) struct ExportPDFTests {
  private static let isInstalled = (try? Chromium(given: nil)) != nil
  private static let advice = "Chromium isn't installed: run .ci/install-checks"

  /// With the run that the tests print.
  private static let made = Result {
    let project = try Project()
    #expect(try project.run("run", "tiny").status == 0)
    return project
  }

  private let project: Project

  init() throws {
    project = try Project()
    try FileManager.default.copyItem(at: Self.made.get().url("output"), to: project.url("output"))
  }

  @Test(.enabled(if: isInstalled, "\(advice)"))
  func thePageIsPrintedWithAnOutline() throws {
    // Nothing is written to the home folder.
    let home = project.url("home")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: home.path)
    let outcome = try project.run(
      "export", "pdf", "tiny", "--to", "a page.pdf", environment: ["HOME": home.path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let pdf = try Data(contentsOf: project.url("a page.pdf"))
    #expect(pdf.starts(with: "%PDF".utf8))
    #expect(pdf.range(of: Data("/Outlines".utf8)) != nil)
    #expect(project.files("home").isEmpty)
    #expect(project.files("").filter { $0.contains(".unfinished") }.isEmpty)
  }

  @Test func withoutABrowserItSaysWhatToInstall() throws {
    let none = try project.run("export", "pdf", "tiny", environment: ["PATH": "", "CHROME": ""])
    #if !os(macOS)
      #expect(none.status == 1)
      #expect(none.errors.contains("apt install chromium"), "\(none.errors)")
    #endif
    let unknown = try project.run("export", "pdf", "tiny", "--chrome", "nowhere/chrome")
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("there is no program 'nowhere/chrome'"))
    #expect(!project.has("tiny.pdf"))
  }

  @Test(arguments: ["exit 3", "exec sleep 1000"])
  func aBrowserThatDoesNotPrintLeavesNoFile(script: String) throws {
    let browser = try project.folder.write("#!/bin/sh\n\(script)\n", to: "browser")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser)
    let outcome = try project.run(
      "export", "pdf", "tiny", "--chrome", browser, "--time-limit", "2")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains(
        script == "exit 3" ? "with status 3" : "was not printed within 2 s"), "\(outcome.errors)")
    #expect(!project.has("tiny.pdf"))
  }

  @Test func ctrlCEndsItAndLeavesNoFile() throws {
    let browser = try project.folder.write(
      "#!/bin/sh\nkill -INT $PPID\nexec sleep 1000\n", to: "browser")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser)
    let outcome = try project.run("export", "pdf", "tiny", "--chrome", browser)
    #expect(outcome.status == 130)
    #expect(outcome.output.isEmpty && !project.has("tiny.pdf"))
  }
}
