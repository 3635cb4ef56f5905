import Drawings
import Pipeline
import Record
import Text
import Wording

/// The most and the least frequent words of the vocabulary.
package struct WordsFigure: StepFigure {
  package static let step = StepID.vocab

  struct Word: Codable, Hashable, Sendable {
    let id: Int
    let token: String
    let count: Int
  }

  let mostFrequent: [Word]
  let leastFrequent: [Word]

  package func drawn(in values: RunValues) -> Figure? {
    guard let most = mostFrequent.first else { return nil }
    let least = leastFrequent.map(\.count).min()
    return Figure(
      title: localized("The two ends of the vocabulary"),
      sentence: least.map {
        localized(
          "“\(most.token)” is the most frequent, \(Format.times(most.count)); the least frequent "
            + "words in the vocabulary occur \(Format.times($0)).")
      } ?? localized("“\(most.token)” is the most frequent, \(Format.times(most.count))."),
      content: [
        .tables([
          panel("most frequent", "The most frequent words", mostFrequent),
          panel("least frequent", "The least frequent words", leastFrequent),
        ])
      ])
  }

  private func panel(_ title: Phrase, _ label: Phrase, _ words: [Word]) -> TitledTable {
    TitledTable(
      title: localized(title),
      table: DataTable(
        label: localized(label), columns: [.number("id"), .text("token"), .number("count")],
        rows: words.map { [String($0.id), $0.token, Format.count($0.count)] }))
  }
}

extension WordsFigure {
  package init?(of run: StoredRun) throws {
    let vocabulary = try run.product(of: Vocab.self).vocabulary
    func word(_ id: Int) -> Word {
      Word(id: id, token: vocabulary.label(of: id), count: vocabulary.counts[id])
    }
    mostFrequent = vocabulary.wordIDs.prefix(20).map(word)
    leastFrequent = vocabulary.wordIDs.suffix(20).map(word)
  }
}
