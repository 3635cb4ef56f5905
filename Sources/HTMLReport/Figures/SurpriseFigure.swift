import Foundation
import Record

/// A test document with each word tinted by its surprisal, −ln p.
enum SurpriseFigure {
  /// The lower bounds of the tints, in nats.
  static let borders = [0.0, 1, 2, 4, 6, 8, 10]

  static func make(_ figures: EvaluateFigures) -> Figure? {
    let words = figures.surprises
    let finite = words.map(\.surprise).filter(\.isFinite)
    guard !finite.isEmpty else { return nil }
    let most = words.enumerated().filter { $0.element.surprise.isFinite }
      .sorted { ($1.element.surprise, $0.offset) < ($0.element.surprise, $1.offset) }
      .prefix(10).map(\.element)
    return Figure(
      title: "\(figures.surprisesName): each word by its surprisal",
      sentence: sentence(finite, most.first),
      content: [
        View(
          "figure/surprise",
          [
            "scale": scale,
            "words": words.map(view),
            "most": most.map(view),
          ])
      ],
      table: DataTable(
        label: "Surprisal of each word",
        columns: [.number("position"), .text("word"), .number("nats")],
        rows: words.enumerated().map {
          [Words.count($0.offset + 1), $0.element.token, Words.decimal($0.element.surprise)]
        }))
  }

  /// The number of the tint for a surprisal, from 0 for what was expected.
  static func tint(of surprise: Double) -> Int {
    guard !surprise.isNaN else { return 0 }
    return max(0, (borders.lastIndex { $0 <= surprise } ?? 0))
  }

  private static var scale: [View] {
    borders.indices.map { index in
      let border = Words.count(borders[index])
      let text =
        index + 1 < borders.count ? "\(border)–\(Words.count(borders[index + 1]))" : "\(border)+"
      return View(["class": "tint-\(index)", "text": text])
    }
  }

  private static func view(_ word: EvaluateFigures.Word) -> View {
    View([
      "token": word.token, "class": "tint-\(tint(of: word.surprise))",
      "value": Words.decimal(word.surprise),
    ])
  }

  private static func sentence(_ finite: [Double], _ most: EvaluateFigures.Word?) -> String {
    let mean = finite.reduce(0, +) / Double(finite.count)
    let perplexity = ValueFormat.decimal(1).string(.number(exp(mean)))
    let tail = most.map {
      "; “\($0.token)” is the most surprising, with \(Words.decimal($0.surprise, 1))"
    }
    return
      "A mean surprisal of \(Words.decimal(mean)) nats over \(Words.count(finite.count, "word")), "
      + "a perplexity of \(perplexity)\(tail ?? "")."
  }
}
