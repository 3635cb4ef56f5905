import Chapters
import Record
import Spelling

/// Checks the figures that a book refers to and places.
struct FigureChecker {
  /// All figures.
  let figures: [FigureName]

  func diagnostics(of book: Book) -> [Diagnostic] {
    let parts = book.parts.map(\.blocks) + [book.glossary?.blocks ?? []]
    return parts.flatMap(\.figureReferences).compactMap { unknown($0.name, at: $0.location) }
      + book.chapters.flatMap(misplaced)
  }

  private func unknown(_ name: String, at location: SourceLocation) -> Diagnostic? {
    let names = figures.map(\.name)
    guard !names.contains(name) else { return nil }
    let hint = didYouMean(name, among: names)
    return Diagnostic(
      at: location,
      "there is no figure '\(name)'"
        + (hint.isEmpty ? "; the figures are \(names.joined(separator: ", "))" : hint))
  }

  /// What is wrong with the figures that a chapter places.
  private func misplaced(_ chapter: Chapter) -> [Diagnostic] {
    let placed = chapter.figures
    return placed.enumerated().compactMap { index, figure in
      guard let known = figures.first(where: { $0.name == figure.name }) else {
        return unknown(figure.name, at: figure.location)
      }
      guard known.step.rawValue == chapter.cell.identifier else {
        return Diagnostic(
          at: figure.location,
          "the figure '\(figure.name)' belongs to step '\(known.step)'; move it to that chapter")
      }
      return placed.prefix(index).contains { $0.name == figure.name }
        ? Diagnostic(
          at: figure.location, "the figure '\(figure.name)' is already above; remove it here")
        : nil
    }
  }
}
