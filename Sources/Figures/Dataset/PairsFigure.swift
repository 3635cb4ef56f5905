import Drawings
import Pipeline
import Record
import Text
import Tokens
import Wording

/// One training sequence: the inputs, with the target below each.
package struct PairsFigure: StepFigure {
  package static let step = StepID.dataset
  package static let reads: [StepID] = [.vocab]

  struct Pair: Codable, Hashable, Sendable {
    let input: String
    /// `nil` if the position has no target.
    let target: String?
  }

  /// The most pairs shown.
  private static let mostPairs = 24

  /// A part of one training sequence: each input with its target.
  let pairs: [Pair]
  /// Whether the sequence continues after `pairs`.
  let isCut: Bool

  package func drawn(in values: RunValues) -> Figure? {
    guard let first = pairs.first else { return nil }
    return Figure(
      title: localized("One training sequence, input above target"), sentence: sentence(first),
      content: [
        .strip(
          TokenStrip(
            label: localized("Inputs and targets, aligned by token"),
            rows: [
              row(localized("input"), pairs.map(\.input)),
              row(localized("target"), pairs.map { $0.target ?? "" }),
            ],
            isCut: isCut))
      ])
  }

  private func sentence(_ first: Pair) -> String {
    guard let target = first.target else {
      let last = pairs.last?.target ?? ""
      return localized(
        "These are the last inputs of the sequence. It has one target, the word after them: “\(last)”."
      )
    }
    let isShifted = zip(pairs, pairs.dropFirst()).allSatisfy { $0.target == $1.input }
    return isShifted
      ? localized(
        "Each target is the next input: after “\(first.input)”, the target is “\(target)”.")
      : localized("Below each input is its target: for “\(first.input)”, it is “\(target)”.")
  }

  private func row(_ title: String, _ texts: [String]) -> TokenStrip.Row {
    TokenStrip.Row(title: title, cells: texts.map { TokenStrip.Cell($0) })
  }
}

extension PairsFigure {
  /// The first sequence: its beginning, or its end if only that has a target.
  package init?(of run: StoredRun) throws {
    let sequences = try run.product(of: Dataset.self).train
    let vocabulary = try run.product(of: Vocab.self).vocabulary
    guard sequences.count > 0 else { return nil }
    let first = sequences[0].map { vocabulary.label(of: Int($0)) }
    let all = zip(first, first.dropFirst()).map { Pair(input: $0, target: $1) }
    guard sequences.target == .next else {
      pairs = Array(all.prefix(Self.mostPairs))
      isCut = all.count > Self.mostPairs
      return
    }
    let last = all.count - 1
    let asked = all.enumerated().map { place, pair in
      Pair(input: pair.input, target: place == last ? pair.target : nil)
    }
    pairs = asked.suffix(Self.mostPairs)
    isCut = false
  }
}
