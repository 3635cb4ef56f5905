import Drawings
import Neural
import Pipeline
import Readings
import Record
import Text
import Tokens
import Wording

/// The nearest neighbours of some words in the embedding, before and after training.
package struct NeighboursFigure: StepFigure {
  package static let step = StepID.evaluate
  package static let reads: [StepID] = [.vocab, .model, .train]

  struct Neighbour: Codable, Hashable, Sendable {
    let token: String
    /// The cosine of the angle between the vectors, −1 ... 1.
    let similarity: Double
  }

  struct Word: Codable, Hashable, Sendable {
    let token: String
    /// Nearest first.
    let before: [Neighbour]
    let after: [Neighbour]

    /// How much nearer the nearest word is than by chance.
    var gain: Double {
      let gain = (after.first?.similarity ?? 0) - (before.first?.similarity ?? 0)
      return gain.isFinite ? gain : -.infinity
    }
  }

  let words: [Word]

  package func drawn(in values: RunValues) -> Figure? {
    let shown = words.filter { !$0.after.isEmpty }
    guard let most = shown.max(by: { $0.gain < $1.gain }) else { return nil }
    let title = localized("Nearest neighbours in the embedding")
    return Figure(
      title: title, sentence: Self.sentence(most) + " " + Self.conclusion(shown),
      content: [
        .table(
          DataTable(
            label: title,
            columns: [.text("word"), .text("before training"), .text("after training")],
            rows: shown.map { [$0.token, Self.list($0.before), Self.list($0.after)] }))
      ],
      table: DataTable(
        label: localized("Cosine similarities"),
        columns: [.text("word"), .text("when"), .text("neighbour"), .number("cosine")],
        rows: shown.flatMap { word in
          Self.rows(word.token, localized("before"), word.before)
            + Self.rows(word.token, localized("after"), word.after)
        }))
  }

  private static func list(_ neighbours: [Neighbour]) -> String {
    neighbours.map(\.token).joined(separator: ", ")
  }

  private static func rows(
    _ word: String, _ time: String, _ neighbours: [Neighbour]
  ) -> [[String]] {
    neighbours.map { [word, time, $0.token, Format.decimal($0.similarity)] }
  }

  private static func sentence(_ word: Word) -> String {
    guard let after = word.after.first else { return "" }
    let nearest = localized(
      "After training, “\(after.token)” is nearest to “\(word.token)”, with a cosine similarity "
        + "of \(Format.decimal(after.similarity))")
    guard let before = word.before.first else { return nearest + "." }
    return localized(
      "\(nearest); before, it was “\(before.token)” by chance, with "
        + "\(Format.decimal(before.similarity)).")
  }

  /// Nearer by less than this, a cosine shows nothing that chance would not.
  private static let noticeable = 0.05

  /// Says whether training has moved words together.
  private static func conclusion(_ words: [Word]) -> String {
    let after = words.flatMap(\.after).count
    let kept = words.reduce(0) { sum, word in
      let chance = Set(word.before.map(\.token))
      return sum + word.after.count { chance.contains($0.token) }
    }
    if after > 0, 2 * kept >= after {
      return localized(
        "Of the \(Format.count(after)) neighbours, \(Format.count(kept)) are those of chance: "
          + "training has hardly moved these vectors, and the table shows nothing else.")
    }
    func nearest(_ neighbours: (Word) -> [Neighbour]) -> Double {
      let cosines = words.compactMap { neighbours($0).first?.similarity }.filter(\.isFinite)
      return cosines.reduce(0, +) / Double(max(1, cosines.count))
    }
    let (chance, now) = (nearest(\.before), nearest(\.after))
    let means = localized(
      "\(Format.decimal(now)) after training and \(Format.decimal(chance)) before")
    return now - chance < noticeable
      ? localized(
        "The nearest words are hardly nearer than by chance, so the table shows little: their mean "
          + "cosine is \(means).")
      : localized("The mean cosine of the nearest words is \(means).")
  }
}

extension NeighboursFigure {
  private static let wordsShown = 6
  private static let neighboursShown = 5
  /// Only the most frequent words are compared: training has hardly moved the rare ones.
  private static let candidates = 2000
  private static let lettersAtLeast = 5

  /// The neighbours of the most frequent longer words of the text.
  package init?(of run: StoredRun) throws {
    let vocabulary = try run.product(of: Vocab.self).vocabulary
    let (before, after) = (try run.product(of: Model.self).model, try run.evaluatedModel)
    let frequent = (0..<TokenID(vocabulary.size)).filter { vocabulary.counts[Int($0)] > 0 }
      .prefix(Self.candidates)
    func neighbours(of token: TokenID, in model: LanguageModel) -> [Neighbour] {
      EmbeddingNeighbours
        .nearest(to: token, among: frequent, count: Self.neighboursShown, in: model)
        .map { Neighbour(token: vocabulary.label(of: Int($0.token)), similarity: $0.similarity) }
    }
    words = frequent.filter { Self.isLong(vocabulary.token(of: Int($0))) }
      .prefix(Self.wordsShown).map { word in
        Word(
          token: vocabulary.label(of: Int(word)), before: neighbours(of: word, in: before),
          after: neighbours(of: word, in: after))
      }
    if words.isEmpty { return nil }
  }

  private static func isLong(_ token: String) -> Bool {
    token.count >= lettersAtLeast && token.allSatisfy(\.isLetter)
  }
}
