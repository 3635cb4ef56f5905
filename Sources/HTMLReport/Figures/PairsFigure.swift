import Record

/// One training sequence: the inputs, with the target below each.
enum PairsFigure {
  static func make(_ figures: DatasetFigures) -> Figure? {
    guard let first = figures.pairs.first else { return nil }
    return Figure(
      title: "One training sequence, input above target", sentence: sentence(first, figures.pairs),
      content: [
        View(
          "figure/strip",
          [
            "label": "Inputs and targets, aligned by token",
            "rows": [
              row("input", figures.pairs.map(\.input), isCut: figures.pairsAreCut),
              row("target", figures.pairs.map { $0.target ?? "" }, isCut: figures.pairsAreCut),
            ],
          ])
      ])
  }

  private static func sentence(
    _ first: DatasetFigures.Pair, _ pairs: [DatasetFigures.Pair]
  ) -> String {
    guard let target = first.target else {
      let last = pairs.last?.target ?? ""
      return "These are the last inputs of the sequence. It has one target, the word after "
        + "them: “\(last)”."
    }
    let isShifted = zip(pairs, pairs.dropFirst()).allSatisfy { $0.target == $1.input }
    return isShifted
      ? "Each target is the next input: after “\(first.input)”, the target is “\(target)”."
      : "Below each input is its target: for “\(first.input)”, it is “\(target)”."
  }

  private static func row(_ title: String, _ texts: [String], isCut: Bool) -> View {
    View(["title": title, "cells": texts.map { View(["text": $0]) }, "isCut": isCut])
  }
}
