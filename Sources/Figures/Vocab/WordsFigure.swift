import Drawings
import Pipeline
import Record
import Text

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
    let tail = least.map { "; the least frequent words in the vocabulary occur \(times($0))" }
    return Figure(
      title: "The two ends of the vocabulary",
      sentence: "“\(most.token)” is the most frequent, \(times(most.count))\(tail ?? "").",
      content: [
        .tables([panel("most frequent", mostFrequent), panel("least frequent", leastFrequent)])
      ])
  }

  private func panel(_ title: String, _ words: [Word]) -> TitledTable {
    TitledTable(
      title: title,
      table: DataTable(
        label: "The \(title) words", columns: [.number("id"), .text("token"), .number("count")],
        rows: words.map { [String($0.id), $0.token, Format.count($0.count)] }))
  }

  private func times(_ count: Int) -> String {
    count == 1 ? "once" : "\(Format.count(count)) times"
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
