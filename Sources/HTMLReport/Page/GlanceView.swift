import Drawings
import Foundation
import Record
import Rendering

/// The perplexity of this run beside its baselines.
struct GlanceView {
  let context: ReportContext
  let veils: Veils

  /// `nil` before the model is evaluated.
  func make() -> View? {
    guard let ladder = Ladder(context.record) else { return nil }
    let values = RunValues(record: context.record, catalog: context.catalog)
    return View([
      "perplexity": values.string(named: "evaluate.perplexity"),
      "veil": veils.attribute(for: ["evaluate.perplexity"]),
      "sentence": ladder.sentence,
      "sentenceVeil": veils.attribute(for: ladder.rungs.compactMap(\.result)),
      "rungs": ladder.rungs.map { rung in
        View([
          "name": rung.title,
          "value": ValueFormat.perplexity.string(.number(rung.perplexity)),
          "share": share(of: rung.perplexity, among: ladder.rungs.map(\.perplexity)),
          "isOwn": rung.isOwn,
          "veil": veils.attribute(for: [rung.result].compactMap { $0 }),
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

extension Ladder.Rung {
  /// The result that it shows; `nil` for the size of the vocabulary, which is known before.
  fileprivate var result: String? {
    if isOwn { return "evaluate.perplexity" }
    if isFloor { return "evaluate.floorPerplexity" }
    if let baseline = Ladder.baselines.first(where: { $0.name == name }) {
      return "evaluate.\(baseline.result)"
    }
    if name == "trigram" { return "evaluate.trigramPerplexity" }
    return name.hasSuffix("-gram") ? "evaluate.ngramPerplexity" : nil
  }
}
