import Drawings
import Foundation
import Record
import Rendering

/// The perplexity of this run beside its baselines.
struct GlanceView {
  let context: ReportContext

  /// `nil` before the model is evaluated.
  func make() -> View? {
    guard let ladder = Ladder(context.record) else { return nil }
    let values = RunValues(record: context.record, catalog: context.catalog)
    return View([
      "perplexity": values.string(named: "evaluate.perplexity"),
      "sentence": ladder.sentence,
      "rungs": ladder.rungs.map { rung in
        View([
          "name": rung.name,
          "value": ValueFormat.perplexity.string(.number(rung.perplexity)),
          "share": share(of: rung.perplexity, among: ladder.rungs.map(\.perplexity)),
          "isOwn": rung.isOwn,
        ])
      },
    ])
  }

  /// The length of a bar in percent, on a logarithmic axis that starts at a perplexity of 1.
  private func share(of perplexity: Double, among all: [Double]) -> String {
    let most = log(max(all.max() ?? 1, 1))
    guard most > 0, perplexity > 1 else { return "1.0" }
    return Coordinate.string(max(1, 100 * log(perplexity) / most))
  }
}
