import Mustache
import Record

/// The page of a run: prose, source, results and figures in one self-contained file.
package enum HTMLReport {
  /// The page as HTML. A pure function: the same context gives the same bytes.
  ///
  /// - Throws: `ReportError` where a template of this build cannot be read; never for what stands
  ///   in the context, however strange.
  package static func render(_ context: ReportContext) throws -> String {
    try Templates.compiled.get().render(PageView.make(context))
  }

  /// What a server shows until there is a page.
  ///
  /// - Throws: `ReportError`, as above.
  package static func renderWaiting(for book: String) throws -> String {
    try Templates.compiled.get().render(WatchView.waiting(for: book), template: "waiting")
  }

  /// The page that sets runs side by side.
  ///
  /// - Throws: `ReportError`, as above.
  package static func render(_ comparison: RunComparison) throws -> String {
    try Templates.compiled.get().render(CompareView.make(comparison), template: "compare")
  }
}

/// What can keep a page from being rendered.
package enum ReportError: Error, Hashable, Sendable {
  case brokenTemplate(name: String, reason: String)
  case missingResource(String)
}

extension ReportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .brokenTemplate(let name, let reason):
      "The page's template \(name) cannot be read: \(reason). Mend it under "
        + "Sources/HTMLReport/Resources and build again."
    case .missingResource(let path):
      "The page needs \(path), which this build lacks. Put it back under "
        + "Sources/HTMLReport/Resources and build again."
    }
  }
}
