import Chapters
import Drawings
import Foundation
import Mustache
import Record
import Rendering
import Wording

/// The page of a run: prose, source, results and figures in one self-contained file.
package struct HTMLReport: Renderer {
  package static let format = ReportFormat.html

  /// Typesets the formulas; `nil` leaves them as TeX, and the page says how to install KaTeX.
  private let katex: KaTeX?
  /// The version of a page served during a watch; `nil` for a page on disk. A served page asks for
  /// its successor.
  private let servedVersion: Int?
  /// The bytes that a page may have if it carries the trained model.
  private let limit: Int

  /// The default for `limit`: a tied model of 10,000 words and 256 units fits.
  package static let defaultLimit = 5_000_000

  package init(
    katex: KaTeX? = nil, servedVersion: Int? = nil, limit: Int = HTMLReport.defaultLimit
  ) {
    self.katex = katex
    self.servedVersion = servedVersion
    self.limit = limit
  }

  package func render(_ report: ReportContext) throws -> Data { Data(try html(of: report).utf8) }

  /// The page as HTML.
  ///
  /// - Throws: `ReportError` if a template of this build can't be read; never because of the
  ///   report's contents.
  package func html(of report: ReportContext) throws -> String {
    try Language.$current.withValue(report.book.language) { try page(of: report) }
  }

  private func page(of report: ReportContext) throws -> String {
    guard let model = report.liveModel?.model else { return try html(of: report, model: nil) }
    let page = try html(of: report, model: .data(encoding: model))
    let bytes = page.utf8.count
    return bytes <= limit ? page : try html(of: report.withoutLiveModel(of: bytes), model: nil)
  }

  private func html(of report: ReportContext, model: Markup?) throws -> String {
    try Templates.compiled().render(
      PageView.make(report, model: model, katex: katex, servedVersion: servedVersion))
  }

  /// The page to serve until there is a report.
  ///
  /// - Throws: `ReportError`, as above.
  package static func renderWaiting(for book: String) throws -> String {
    try Templates.compiled().render(WatchView.waiting(for: book), template: "waiting")
  }

  /// The page that compares runs side by side.
  ///
  /// - Parameters:
  ///   - curves: the losses of the runs in one chart.
  ///   - texts: what their models wrote.
  ///   - site: the published site that the page is for, if there is one.
  /// - Throws: `ReportError`, as above.
  package static func render(
    _ comparison: RunComparison, curves: Figure?, texts: Figure?, site: SitePlace? = nil
  ) throws -> String {
    try Templates.compiled().render(
      CompareView.make(comparison, curves: curves, texts: texts, site: site), template: "overview")
  }

  /// The page of runs that a class handed in.
  ///
  /// - Throws: `ReportError`, as above.
  package static func render(_ results: ClassResults) throws -> String {
    try Templates.compiled().render(VerificationView.make(results), template: "overview")
  }

  /// The first page of a published site.
  ///
  /// - Throws: `ReportError`, as above.
  package static func render(_ site: SiteIndex) throws -> String {
    try Templates.compiled().render(SiteView.make(site), template: "site")
  }
}

/// Why a page can't be rendered.
package enum ReportError: Error, Hashable, Sendable {
  case brokenTemplate(name: String, reason: String)
  case missingResource(String)
}

extension ReportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .brokenTemplate(let name, let reason):
      "The page's template \(name) can't be read: \(reason). Fix it under "
        + "Sources/HTMLReport/Resources and build again."
    case .missingResource(let path):
      "The page needs \(path), which this build lacks. Restore it under "
        + "Sources/HTMLReport/Resources and build again."
    }
  }
}
