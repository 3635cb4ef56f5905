import Chapters
import Record
import Rendering

/// The results that the reader is asked to predict. With scripts, the page covers them wherever they
/// are shown until the reader has guessed; without, and on paper, nothing is covered. Neither is
/// anything in an edition: a student's has no answers to reveal, and a teacher's has them open.
struct Veils {
  /// Pairs of results either of which gives the other away: a perplexity is the exponential of a
  /// loss, and rounded weights hardly change it.
  private static let equivalents = [
    ("evaluate.loss", "evaluate.perplexity"),
    ("evaluate.roundedPerplexity", "evaluate.perplexity"),
    ("train.validationLoss", "train.validationPerplexity"),
  ]

  /// The first prediction of each result, in the order of the page.
  private let predictions: [Prediction]

  init(_ context: ReportContext) {
    let values = RunValues(record: context.record, catalog: context.catalog)
    var known: Set<String> = []
    let parts = context.edition == nil ? context.book.parts : []
    predictions = parts.flatMap(\.blocks.predictions).filter { prediction in
      // What this run lacks can't be guessed.
      QualifiedName(prediction.name).flatMap { values.number($0.step, $0.name) } != nil
        && known.insert(prediction.name).inserted
    }
  }

  /// The results to be guessed before any of `names` may be seen, separated by spaces; `nil` if
  /// these give nothing away.
  func attribute(for names: some Sequence<String>) -> String? {
    let names = Set(names.flatMap { name in [name] + Self.equivalents(of: name) })
    let predicted = predictions.map(\.name).filter(names.contains)
    return predicted.isEmpty ? nil : predicted.joined(separator: " ")
  }

  /// Whether the reader can guess anything.
  var isEmpty: Bool { predictions.isEmpty }

  /// The id of a prediction on the page; `nil` for one that nothing is covered for.
  func id(of prediction: Prediction) -> String? {
    predictions.contains { $0.location == prediction.location && $0.name == prediction.name }
      ? "prediction-\(prediction.name)" : nil
  }

  private static func equivalents(of name: String) -> [String] {
    equivalents.compactMap { $0.0 == name ? $0.1 : $0.1 == name ? $0.0 : nil }
  }
}
