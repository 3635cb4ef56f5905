import Chapters
import Record
import Wording

/// Edits of a book's cells that change nothing, because the command line or a recipe sets the same.
enum HiddenEdits {
  /// The settings in the cells of a book, by `step.label`.
  static func settings(of book: Book) -> [String: String] {
    Dictionary(
      book.chapters.flatMap { chapter in
        chapter.cell.arguments.map {
          ("\(chapter.cell.identifier).\($0.label)", $0.value.description)
        }
      }, uniquingKeysWith: { $1 })
  }

  /// A sentence for each edited setting that the run took from elsewhere.
  static func sentences(
    from earlier: [String: String], to present: [String: String], in record: RunRecord
  ) -> [Phrase] {
    present.keys.filter { earlier[$0] != present[$0] }.sorted().compactMap { name in
      guard let value = present[name] else { return nil }
      if let ours = record.overrides[name] {
        return "\(name) is \(value) in the chapter now, but the run has \(ours), from the command "
          + "line (--set \(name)=\(ours)). Start it without that to see the edit."
      }
      if let recipe = record.recipe, let ours = recipe.settings[name] {
        return "\(name) is \(value) in the chapter now, but the run has \(ours), from the recipe "
          + "\(recipe.name). Change it there, or start with --recipe none."
      }
      return nil
    }
  }
}
