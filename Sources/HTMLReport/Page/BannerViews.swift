import Chapters
import Drawings
import Record
import Rendering
import Wording

/// Warnings at the top of the page: failures, stale steps, a diverged training, false claims.
enum BannerViews {
  static func make(_ context: ReportContext) -> [View] {
    [
      failure(context), stale(context), divergence(context), claims(context), cached(context),
    ].compactMap { $0 }
  }

  private static func failure(_ context: ReportContext) -> View? {
    guard let failed = context.record.steps.first(where: { $0.state == .failed }) else {
      return nil
    }
    let waiting = StepID.allCases.filter {
      $0 > failed.id && StepState(context.record[$0]) == .notRun
    }
    let text = localized("Its card below says why and gives the command that reruns it.")
    let later = waiting.isEmpty ? "" : " " + localized("The steps after it have not run.")
    return banner(
      "failed", mark: "cross", title: localized("Step \(failed.id.number), \(failed.id), failed."),
      text: text + later,
      links: [(failed.id.rawValue, localized("Step \(failed.id)"))])
  }

  private static func stale(_ context: ReportContext) -> View? {
    let stale = context.record.steps.filter { StepState($0) == .stale }.sorted { $0.id < $1.id }
    guard !stale.isEmpty else { return nil }
    return banner(
      "stale", mark: "triangle",
      title: localized("The steps on this page come from different runs."),
      text: stale.count == 1
        ? localized("The results of this step no longer match the book:")
        : localized("The results of these steps no longer match the book:"),
      links: stale.map { ($0.id.rawValue, $0.localizedStale ?? $0.id.rawValue) })
  }

  private static func divergence(_ context: ReportContext) -> View? {
    context.record.divergence.map {
      banner(
        "failed", mark: "cross", title: localized("The model is worse than guessing."),
        text: "\($0).".prefix(1).uppercased() + "\($0).".dropFirst(),
        links: [(StepID.train.rawValue, localized("Step \(StepID.train.number)"))])
    }
  }

  private static func claims(_ context: ReportContext) -> View? {
    let claims = ClaimView.falseClaims(of: context)
    guard !claims.isEmpty else { return nil }
    return banner(
      "failed", mark: "cross",
      title: claims.count == 1
        ? localized("A claim of the book is false.")
        : localized("\(claims.count) claims of the book are false."),
      text: localized("The run contradicts:"),
      links: claims.map { (ClaimView.id(of: $0), $0.text.trimmed) })
  }

  /// A mix of cached and executed steps is fine: equal keys mean equal results.
  private static func cached(_ context: ReportContext) -> View? {
    let states = context.record.steps.map { StepState($0) }
    let cached = states.count { $0 == .cached }
    guard cached > 0, states.contains(.ran) else { return nil }
    return banner(
      "cached", mark: "half",
      title: localized("\(cached) of \(StepID.allCases.count) steps were taken from the cache."),
      text: localized(
        """
        Nothing that they depend on has changed, so running them again would give the same results.
        """),
      links: [])
  }

  private static func banner(
    _ className: String, mark: String, title: String, text: String,
    links: [(id: String, text: String)]
  ) -> View {
    View([
      "class": className, "mark": mark, "title": title, "text": text,
      "links": links.map { View(["id": $0.id, "text": $0.text]) },
      "hasLinks": !links.isEmpty,
    ])
  }
}
