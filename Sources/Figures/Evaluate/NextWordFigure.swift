import Drawings
import Pipeline
import Readings
import Record
import Wording

/// The most likely next words as bars, with the cut-off of sampling.
package struct NextWordFigure: StepFigure {
  package static let step = StepID.evaluate
  package static let reads: [StepID] = [.vocab, .train]

  /// What could come after the first prompt.
  let nextWord: NextWord

  /// The number of words shown below the cut-off.
  private static let wordsAfterCut = 6
  private static let mostRows = 30
  private static let (left, right, rowHeight, top) = (170.0, 520.0, 24.0, 34.0)

  package func drawn(in values: RunValues) -> Figure? {
    let candidates = nextWord.candidates.filter { $0.probability.isFinite && $0.probability >= 0 }
    guard let first = candidates.first else { return nil }
    let shown = max(12, min(nextWord.kept, Self.mostRows) + Self.wordsAfterCut)
    let title = localized("What can come next")
    return Figure(
      title: title, sentence: sentence(first, values),
      drawing: drawing(Array(candidates.prefix(min(Self.mostRows, shown)))), named: "next-word",
      legend: [
        .init(line: "key-kept", text: localized("can be sampled")),
        .init(line: "key-cut", text: localized("cut off")),
      ],
      table: DataTable(
        label: title,
        columns: [.number("rank"), .text("word"), .number("probability"), .number("chance")],
        rows: candidates.enumerated().map {
          [
            Format.count($0.offset + 1), $0.element.word, Format.percent($0.element.probability),
            $0.element.chance == 0 ? localized("cut off") : Format.percent($0.element.chance),
          ]
        }))
  }

  private func drawing(_ rows: [NextWord.Candidate]) -> Drawing {
    let (left, right, rowHeight, top) = (Self.left, Self.right, Self.rowHeight, Self.top)
    let most = max(rows.map(\.probability).max() ?? 1, 1e-9)
    var drawing = Drawing(width: Chart.width, height: top + Double(rows.count) * rowHeight + 6)
    drawing.label(localized("probability"), at: Point(left, 16), class: "axis-label")
    drawing.label(
      localized("chance"), at: Point(Chart.width, 16), anchor: .end, class: "axis-label")
    for (index, candidate) in rows.enumerated() {
      let middle = top + (Double(index) + 0.5) * rowHeight
      let isKept = candidate.chance > 0
      let end = left + (right - left) * candidate.probability / most
      drawing.label(
        candidate.word, at: Point(left - 12, middle + 5), anchor: .end,
        class: isKept ? "rung-kept" : "rung")
      drawing.rectangle(
        x: left, y: middle - 8, width: max(end - left, 1), height: 16, corner: 2,
        class: isKept ? "bar" : "bar-quiet")
      drawing.label(
        Format.percent(candidate.probability), at: Point(end + 8, middle + 5), class: "tick")
      drawing.label(
        isKept ? Format.percent(candidate.chance) : "0", at: Point(Chart.width, middle + 5),
        anchor: .end, class: "tick")
    }
    if nextWord.kept > 0, nextWord.kept < rows.count {
      let y = top + Double(nextWord.kept) * rowHeight
      drawing.line(Point(0, y), Point(Chart.width, y), class: "limit")
    }
    return drawing
  }

  /// - Parameter first: the most likely word.
  private func sentence(_ first: NextWord.Candidate, _ values: RunValues) -> String {
    choice(values) + " "
      + localized(
        "“\(first.word)” has a probability of \(Format.percent(first.probability)) and a "
          + "\(Format.percent(first.chance)) chance of being sampled.")
  }

  /// Says how many words can be sampled.
  private func choice(_ values: RunValues) -> String {
    let all = Double(nextWord.candidates.count) + Double(nextWord.others)
    guard Double(nextWord.kept) < all else {
      return localized(
        "After “\(nextWord.prompt)”, each of \(Format.count(nextWord.kept, "word")) can be "
          + "sampled.")
    }
    let unwritten = values.number(.vocab, "size").map { $0 - all } ?? 0
    let rest =
      unwritten > 0
      ? " "
        + localized("(the vocabulary’s other \(Format.count(unwritten)) tokens are never written)")
      : ""
    return localized(
      "After “\(nextWord.prompt)”, \(Format.count(nextWord.kept)) of \(Format.count(all)) words "
        + "can be sampled\(rest), with \(Format.percent(nextWord.keptProbability)) of the "
        + "probability; the others are cut off.")
  }
}

extension NextWordFigure {
  /// The minimum number of words that the table lists.
  private static let wordsShown = 30

  package init?(of run: StoredRun) throws {
    guard let first = try run.product(of: Evaluate.self).continuations.first else { return nil }
    let completer = PromptCompleter(
      model: try run.evaluatedModel, vocab: try run.product(of: Vocab.self))
    nextWord = try completer.nextWord(
      after: first.prompt,
      sampler: completer.sampler(
        temperature: first.temperature, topK: first.topK, topP: first.topP),
      showing: max(2 * first.topK, Self.wordsShown))
  }
}
