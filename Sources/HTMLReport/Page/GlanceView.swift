import Drawings
import Foundation
import Record
import Rendering

/// The perplexity of this run beside its baselines.
struct GlanceView {
  let context: ReportContext

  /// `nil` before the model is evaluated.
  func make() -> View? {
    let values = RunValues(record: context.record, catalog: context.catalog)
    guard let own = values.number(.evaluate, "perplexity"),
      StepState(context.record[.evaluate]).hasResults
    else { return nil }
    let rungs = rungs(values, own: own)
    return View([
      "perplexity": values.string(named: "evaluate.perplexity"),
      "sentence": LadderSentence.make(rungs.map { ($0.name, $0.perplexity) }),
      "rungs": rungs.map { rung in
        View([
          "name": rung.name,
          "value": ValueFormat.decimal(1).string(.number(rung.perplexity)),
          "share": share(of: rung.perplexity, among: rungs.map(\.perplexity)),
          "isOwn": rung.name == LadderSentence.own,
        ])
      },
    ])
  }

  private func rungs(_ values: RunValues, own: Double) -> [(name: String, perplexity: Double)] {
    // ln V in the record is exact; where the vocabulary is known, so is V.
    let uniform =
      values.number(.vocab, "size") ?? values.number(.optimizer, "uniformLoss").map { exp($0) }
    let rungs: [(String, Double?)] = [
      ("uniform", uniform),
      ("unigram", values.number(.evaluate, "unigramPerplexity")),
      ("bigram", values.number(.evaluate, "bigramPerplexity")),
      (LadderSentence.own, own),
      ("floor", values.number(.evaluate, "floorPerplexity")),
    ]
    return rungs.compactMap { name, perplexity in
      perplexity.flatMap { $0.isFinite && $0 > 0 ? (name: name, perplexity: $0) : nil }
    }
  }

  /// The length of a bar in percent, on a logarithmic axis that starts at a perplexity of 1.
  private func share(of perplexity: Double, among all: [Double]) -> String {
    let most = log(max(all.max() ?? 1, 1))
    guard most > 0, perplexity > 1 else { return "1.0" }
    return Coordinate.string(max(1, 100 * log(perplexity) / most))
  }
}
