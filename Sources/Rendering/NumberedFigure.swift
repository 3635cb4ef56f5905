import Chapters
import Drawings
import Record

/// A figure of a chapter with its number there.
package struct NumberedFigure {
  package let figure: Figure
  /// The number within the chapter, such as the 2 of figure 7.2.
  package let number: Int
  /// Whether it stands below the cell, like most; `false` for one that the chapter places in its
  /// text.
  package let isBelowCell: Bool
}

extension ReportContext {
  /// The figures of a step, numbered in the order in which a reader meets them.
  package func numberedFigures(of step: StepID) -> [NumberedFigure] {
    let all = figures[step] ?? []
    let chapter = book.chapters.first { $0.cell.identifier == step.rawValue }
    let places = chapter.map { Self.places(in: $0.blocks) } ?? (before: [], after: [])
    func placed(_ names: [String]) -> [Figure] {
      names.compactMap { name in all.first { $0.name == name } }
    }
    let names = places.before + places.after
    let below = all.filter { figure in !names.contains { $0 == figure.name } }
    let ordered =
      placed(places.before).map { ($0, false) } + below.map { ($0, true) }
      + placed(places.after).map { ($0, false) }
    return ordered.enumerated().map { index, entry in
      NumberedFigure(figure: entry.0, number: index + 1, isBelowCell: entry.1)
    }
  }

  /// The names of the figures that a chapter places above its cell, and below it.
  private static func places(in blocks: [Block]) -> (before: [String], after: [String]) {
    let cell = blocks.firstIndex { if case .step = $0 { true } else { false } } ?? blocks.count
    let before = Array(blocks[..<cell]).figures.map(\.name)
    let after = Array(blocks[cell...]).figures.map(\.name)
    return (before, after.filter { !before.contains($0) })
  }
}
