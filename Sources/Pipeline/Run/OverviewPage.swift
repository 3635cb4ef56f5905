/// A page on several runs, beside their folders.
package enum OverviewPage: String, CaseIterable, Sendable {
  /// Of `walkthrough compare`.
  case comparison = "compare.html"
  /// Of `walkthrough verify`.
  case verification = "verify.html"
}
