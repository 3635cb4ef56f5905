import Drawings
import Foundation
import Record
import Wording

extension LiveModel.Example {
  /// The number of words that are shown at the top of the page.
  private static let wordsAtTop = 4

  /// The figure as it is without scripts. With them, the reader's own text takes this one's place.
  ///
  /// - Parameter unit: what the words are.
  func view(of unit: TokenUnit) -> View {
    View(
      "figure/live-model",
      [
        "draw": Self.drawLabel(unit),
        "nextTitle": unit.phrase(
          localized("The likeliest next words: probability, and chance of being drawn")),
        "wordsTitle": unit.phrase(localized("Each word by its surprisal, in nats")),
        "text": text,
        "next": views(of: next),
        "words": words.map { word in
          View([
            "token": word.token, "class": word.tint.map { "tint-\($0)" },
            "surprisal": word.surprisal.map { Format.decimal($0, 1) },
          ])
        },
      ])
  }

  /// The first words of it, for the top of the page.
  ///
  /// - Parameters:
  ///   - figure: the anchor of the figure.
  ///   - unit: what the words are.
  func viewAtTop(figure: String, of unit: TokenUnit) -> View {
    View([
      "draw": Self.drawLabel(unit), "text": text, "next": views(of: next.prefix(Self.wordsAtTop)),
      "figure": figure,
    ])
  }

  private static func drawLabel(_ unit: TokenUnit) -> String {
    unit.phrase(localized("Draw a word"))
  }

  private func views(of candidates: some Sequence<NextWord.Candidate>) -> [View] {
    let most = max(next.map(\.probability).filter(\.isFinite).max() ?? 1, 1e-9)
    return candidates.map { candidate in
      View([
        "word": candidate.word,
        "class": candidate.chance > 0 ? nil : "is-cut",
        "width": String(format: "%.1f", 100 * min(max(candidate.probability / most, 0), 1)),
        "probability": Format.percent(candidate.probability),
        "chance": candidate.chance > 0 ? Format.percent(candidate.chance) : localized("cut off"),
      ])
    }
  }
}
