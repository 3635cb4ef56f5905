import Record

/// A sentence, split into tokens and converted to ids.
enum TokenIDsFigure {
  static func make(_ figures: VocabFigures) -> Figure? {
    let example = figures.example
    let count = min(example.tokens.count, example.ids.count, example.isUnknown.count)
    guard count > 0 else { return nil }
    let unknown = example.isUnknown.prefix(count).count { $0 }
    let words =
      switch unknown {
      case 0: "The vocabulary has all \(Words.count(count, "token"))"
      case 1: "The vocabulary lacks 1 of \(Words.count(count, "token"))"
      default: "The vocabulary lacks \(unknown) of \(Words.count(count, "token"))"
      }
    return Figure(
      title: "A sentence, its tokens and their ids",
      sentence: words
        + (unknown == 0 ? "." : ", underlined; all unknown words share one id."),
      content: [
        View(
          "figure/excerpts",
          ["excerpts": [View(["name": "sentence", "text": example.text, "isCut": false])]]),
        View(
          "figure/strip",
          [
            "label": "Tokens and ids of the sentence",
            "rows": [
              row("token", example.tokens, example.isUnknown),
              row("id", example.ids.map(String.init), example.isUnknown),
            ],
          ]),
      ])
  }

  private static func row(_ title: String, _ texts: [String], _ isUnknown: [Bool]) -> View {
    View([
      "title": title,
      "cells": zip(texts, isUnknown).map { text, isUnknown in
        View(["text": text, "class": isUnknown ? "unknown" : nil])
      },
    ])
  }
}
