import Drawings
import Foundation
import Pipeline
import Record
import Text
import Wording

/// A test sequence with each word tinted by its surprisal, −ln p.
package struct SurprisalFigure: StepFigure {
  package static let step = StepID.evaluate
  package static let reads: [StepID] = [.vocab, .dataset]

  struct Word: Codable, Hashable, Sendable {
    let token: String
    /// −ln of the probability that the model gave the word, in nats.
    let surprisal: Double
  }

  let text: TestSequence.Place
  let words: [Word]
  /// The label of the mark that ends the sequence, if it is the last of the words.
  var end: String?

  /// The lower bounds of the tints, in nats.
  static let borders = [0.0, 1, 2, 4, 6, 8, 10]

  package func drawn(in values: RunValues) -> Figure? {
    let finite = words.map(\.surprisal).filter(\.isFinite)
    let most = words.enumerated().filter { $0.element.surprisal.isFinite }
      .sorted { ($1.element.surprisal, $0.offset) < ($0.element.surprisal, $1.offset) }
      .prefix(10).map(\.element)
    guard let first = most.first else { return nil }
    let place = text.title
    let name = place.prefix(1).uppercased() + place.dropFirst()
    return Figure(
      title: localized("\(name): each word by its surprisal"),
      sentence: sentence(finite, first),
      content: [
        .tintedText(
          TintedText(
            unit: localized("nats"), scale: Self.scale, words: words.map(Self.tinted),
            highestTitle: localized("The most surprising words"), highest: most.map(Self.tinted)))
      ],
      table: DataTable(
        label: localized("Surprisal of each word"),
        columns: [.number("position"), .text("word"), .number("nats")],
        rows: words.enumerated().map {
          [Format.count($0.offset + 1), $0.element.token, Format.decimal($0.element.surprisal)]
        }))
  }

  /// The number of the tint for a surprisal, from 0 for what was expected.
  static func tint(of surprisal: Double) -> Int {
    guard !surprisal.isNaN else { return 0 }
    return max(0, (borders.lastIndex { $0 <= surprisal } ?? 0))
  }

  private static var scale: [String] {
    borders.indices.map { index in
      let border = Format.count(borders[index])
      return
        index + 1 < borders.count ? "\(border)–\(Format.count(borders[index + 1]))" : "\(border)+"
    }
  }

  private static func tinted(_ word: Word) -> TintedText.Word {
    TintedText.Word(
      token: word.token, tint: tint(of: word.surprisal), value: Format.decimal(word.surprisal))
  }

  private func sentence(_ finite: [Double], _ most: Word) -> String {
    let mean = finite.reduce(0, +) / Double(finite.count)
    let perplexity = ValueFormat.perplexity.string(.number(exp(mean)))
    let targets =
      end.map { localized("\(Format.count(finite.count - 1, "word")) and “\($0)”") }
      ?? Format.count(finite.count, "word")
    return localized(
      "A mean surprisal of \(Format.decimal(mean)) nats over \(targets), a perplexity of "
        + "\(perplexity); “\(most.token)” is the most surprising, with "
        + "\(Format.decimal(most.surprisal, 1)).")
  }
}

extension SurprisalFigure {
  package init?(of run: StoredRun) throws {
    guard let sequence = try TestSequence(of: run),
      let all = try run.product(of: Evaluate.self).losses, all.indices.contains(sequence.index)
    else { return nil }
    let losses = all[sequence.index]
    let vocabulary = try run.product(of: Vocab.self).vocabulary
    text = sequence.place
    // In a window with a single target, that is the last word.
    words = zip(sequence.tokens.suffix(losses.count), losses).map { word, loss in
      Word(token: vocabulary.label(of: Int(word)), surprisal: Double(loss))
    }
    if let mark = vocabulary.end, sequence.tokens.last == mark {
      end = vocabulary.label(of: Int(mark))
    }
  }
}
