import Record

/// One training sequence: the input, and under each token what the model must answer to it.
enum PairsFigure {
  static func make(_ figures: DatasetFigures) -> Figure? {
    guard let first = figures.pairs.first else { return nil }
    let isShifted = zip(figures.pairs, figures.pairs.dropFirst()).allSatisfy {
      $0.target == $1.input
    }
    return Figure(
      title: "One training sequence, input above target",
      sentence: isShifted
        ? "Each target is the next input: after “\(first.input)” the answer is “\(first.target)”."
        : "Under each input stands what must come out: for “\(first.input)” it is "
          + "“\(first.target)”.",
      content: [
        View(
          "figure/strip",
          [
            "label": "Inputs and targets, token under token",
            "rows": [
              row("input", figures.pairs.map(\.input), isCut: figures.pairsAreCut),
              row("target", figures.pairs.map(\.target), isCut: figures.pairsAreCut),
            ],
          ])
      ])
  }

  private static func row(_ title: String, _ texts: [String], isCut: Bool) -> View {
    View(["title": title, "cells": texts.map { View(["text": $0]) }, "isCut": isCut])
  }
}
