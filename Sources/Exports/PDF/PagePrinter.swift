import Foundation
import Pipeline

/// Prints a page as PDF: on A4, with an outline of its headings and numbered pages.
package struct PagePrinter {
  private let browser: Chromium
  private let seconds: Int

  /// - Parameter seconds: the time that printing may take.
  package init(_ browser: Chromium, seconds: Int) {
    self.browser = browser
    self.seconds = seconds
  }

  /// The PDF of a page.
  ///
  /// - Parameter html: a page that needs no other file.
  /// - Throws: `PrintProblem`, `Interrupted`.
  package func pdf(of html: String, interruption: Interruption) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "walkthrough-\(UUID().uuidString.prefix(8))")
    defer { try? FileManager.default.removeItem(at: folder) }
    let home = folder.appending(path: "home")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let page = folder.appending(path: "page.html")
    try Data(html.utf8).write(to: page)

    let pipe = try BrowserPipe(
      browser, home: home, seconds: seconds, interruption: interruption)
    defer { pipe.close() }
    let target = try pipe.call("Target.createTarget", ["url": "about:blank"])?.targetId
    let session = try pipe.call(
      "Target.attachToTarget", ["targetId": target ?? "", "flatten": true])?.sessionId
    try pipe.call("Page.enable", session: session)
    let opened = try pipe.call(
      "Page.navigate", ["url": page.absoluteString], session: session)
    if let failure = opened?.errorText, !failure.isEmpty { throw PrintProblem.refused(failure) }
    try pipe.wait(for: "Page.loadEventFired")
    try pipe.call(
      "Runtime.evaluate", ["expression": Self.preparation, "awaitPromise": true],
      session: session)
    let printed = try pipe.call("Page.printToPDF", Self.paper, session: session)
    guard let data = printed?.data.flatMap({ Data(base64Encoded: $0) }),
      data.starts(with: "%PDF".utf8)
    else { throw PrintProblem.refused("it sent no PDF") }
    return data
  }

  /// Paper is white, and headings keep the spaces at the ends of their lines, which the outline would
  /// otherwise lack.
  private static let preparation = """
    const style = document.createElement("style");
    style.textContent = ":root { --paper: #fff } h1, h2, h3, h4 { white-space: pre-wrap }";
    document.head.append(style);
    document.fonts.ready.then(() => true)
    """

  /// A4 with margins in inches, and the page's number at its foot.
  private static let paper: [String: any Sendable] = [
    "paperWidth": 8.27, "paperHeight": 11.69, "marginTop": 0.7, "marginBottom": 0.8,
    "marginLeft": 0.8, "marginRight": 0.8, "printBackground": true, "displayHeaderFooter": true,
    "headerTemplate": "<span></span>",
    "footerTemplate": """
    <div style="width:100%;text-align:center;font:9px sans-serif;color:#5c5953">\
    <span class="pageNumber"></span></div>
    """,
    "generateDocumentOutline": true, "generateTaggedPDF": true,
  ]
}
