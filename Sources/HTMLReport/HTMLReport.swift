import Mustache
import Record

/// The page of a run: prose, source, results and figures in one self-contained file.
package enum HTMLReport {
  /// The page as HTML. A pure function: the same context gives the same bytes.
  ///
  /// - Throws: `ReportError` if a template of this build can't be read; never because of the
  ///   context's contents.
  package static func render(_ context: ReportContext) throws -> String {
    try Templates.compiled.get().render(PageView.make(context))
  }

  /// The page to serve until there is a report.
  ///
  /// - Throws: `ReportError`, as above.
  package static func renderWaiting(for book: String) throws -> String {
    try Templates.compiled.get().render(WatchView.waiting(for: book), template: "waiting")
  }

  /// The page that compares runs side by side.
  ///
  /// - Throws: `ReportError`, as above.
  package static func render(_ comparison: RunComparison) throws -> String {
    try Templates.compiled.get().render(CompareView.make(comparison), template: "compare")
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
