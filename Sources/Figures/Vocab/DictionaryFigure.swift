import Drawings
import Pipeline
import Record
import Text
import Wording

/// The two dictionaries, from words to ids and back.
package struct DictionaryFigure: StepFigure {
  package static let step = StepID.vocab

  /// A word and its id, for looking up in either direction.
  struct Entry: Codable, Hashable, Sendable {
    let word: String
    let id: Int
  }

  /// The first entries, by id.
  let entries: [Entry]
  /// A frequent word of letters, such as "the", as a look-up example.
  let lookUp: Entry?

  package func drawn(in values: RunValues) -> Figure? {
    guard !entries.isEmpty else { return nil }
    return Figure(
      title: localized("The two dictionaries, first \(Format.count(entries.count)) entries"),
      sentence: sentence,
      content: [
        .tables([
          panel(
            "word to id", [.text("word"), .number("id")], entries.map { [$0.word, String($0.id)] }),
          panel(
            "id to word", [.number("id"), .text("word")], entries.map { [String($0.id), $0.word] }),
        ])
      ])
  }

  private var sentence: String {
    guard let lookUp else { return localized("Each undoes the other.") }
    return localized(
      "“\(lookUp.word)” → \(lookUp.id), and \(lookUp.id) → “\(lookUp.word)”: each undoes the other."
    )
  }

  private func panel(
    _ title: Phrase, _ columns: [DataTable.Column], _ rows: [[String]]
  ) -> TitledTable {
    let title = localized(title)
    return TitledTable(
      title: title,
      table: DataTable(label: localized("Dictionary from \(title)"), columns: columns, rows: rows))
  }
}

extension DictionaryFigure {
  package init?(of run: StoredRun) throws {
    let vocabulary = try run.product(of: Vocab.self).vocabulary
    func entry(_ id: Int) -> Entry { Entry(word: vocabulary.label(of: id), id: id) }
    entries = (0..<min(10, vocabulary.size)).map(entry)
    lookUp = vocabulary.wordIDs
      .first { vocabulary.token(of: $0).allSatisfy(\.isLetter) }.map(entry)
  }
}
