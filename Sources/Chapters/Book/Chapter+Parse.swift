import Spelling
import Wording

extension Chapter {
  /// Parses the text of a chapter.
  ///
  /// - Parameters:
  ///   - file: its path for diagnostics.
  ///   - step: the step that the chapter is about.
  ///   - stepNames: the names of all steps.
  /// - Throws: every error in the text, ordered by location.
  package static func parse(
    _ text: String, file: String, step: String, stepNames: [String]
  ) throws(Diagnostics) -> Chapter {
    try parse(SourceText(file: file, text: text.utf8), step: step, stepNames: stepNames)
  }

  static func parse(
    _ source: SourceText, step: String, stepNames: [String], files: BookFiles? = nil,
    language: Language = .english
  ) throws(Diagnostics) -> Chapter {
    var reader = BlockReader(source, in: .chapter, files: files)
    let blocks = reader.read()
    var diagnostics = reader.diagnostics
    let titled: TitledBlocks?
    if blocks.isEmpty, !diagnostics.isEmpty {
      // The text could not be parsed, which is already reported.
      titled = nil
    } else {
      titled = TitledBlocks(blocks, places: reader.places, of: source, &diagnostics)
      diagnostics += cellCount(reader.cellLocations, in: source, step: step)
    }
    diagnostics += AnswerPlaces.diagnostics(
      in: blocks.map(\.block), language: language)
    let cells = blocks.map(\.block).stepCells
    for cell in cells {
      diagnostics += misplaced(cell, step: step, stepNames: stepNames)
    }
    guard diagnostics.isEmpty, let titled, let cell = cells.first else {
      throw Diagnostics(
        diagnostics.sorted {
          ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
        })
    }
    return Chapter(file: source.file, text: titled, cell: cell)
  }

  /// Checks that a chapter has exactly one cell.
  private static func cellCount(
    _ locations: [SourceLocation], in source: SourceText, step: String
  ) -> [Diagnostic] {
    guard let first = locations.first else {
      return [
        Diagnostic(
          at: source.location(line: source.lines.count, column: 1),
          "the chapter has no step cell; write a block that begins with ```swift step and contains "
            + "\(step)()")
      ]
    }
    return locations.dropFirst().map {
      Diagnostic(at: $0, "the chapter already has a step cell on line \(first.line); remove one")
    }
  }

  private static func misplaced(
    _ cell: StepCell, step: String, stepNames: [String]
  ) -> [Diagnostic] {
    guard cell.identifier != step else { return [] }
    guard let index = stepNames.firstIndex(of: cell.identifier) else {
      let hint = didYouMean(cell.identifier, among: stepNames)
      return [
        Diagnostic(
          at: cell.location,
          "there is no step '\(cell.identifier)'\(hint.isEmpty ? ";" : hint) write \(step)(…) in "
            + "this chapter")
      ]
    }
    let home = ChapterFile.name(number: index + 1, step: cell.identifier)
    return [
      Diagnostic(
        at: cell.location,
        "'\(cell.identifier)' is the step of \(home); write \(step)(…) in this chapter")
    ]
  }
}
