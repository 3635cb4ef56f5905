import Drawings
import Pipeline
import Readings
import Record
import Wording

/// Every parameter of the tiny model.
package struct TinyParametersFigure: StepFigure {
  package static let step = StepID.model

  let words: [String]
  /// A row for each word.
  let embedding: [[Double]]
  /// A row for each gate of each unit, in the order i, f, g, o; the last number is the bias.
  let input: [[Double]]
  let hidden: [[Double]]
  /// A row for each word; the last number is the bias.
  let linear: [[Double]]

  package func drawn(in values: RunValues) -> Figure? {
    let parts = [embedding, input, hidden, linear]
    let total = parts.flatMap { $0 }.map(\.count).reduce(0, +)
    guard total > 0 else { return nil }
    let counts = parts.map { "\($0.map(\.count).reduce(0, +))" }
    return Figure(
      title: localized("In small: all \(total) parameters"),
      sentence: localized(
        "\(counts[0]) numbers in the word vectors, \(counts[1]) and \(counts[2]) in the LSTM, "
          + "\(counts[3]) in the linear layer."),
      content: [
        .tables([
          panel("W_e: the vectors", rows: "word", words, embedding, bias: nil),
          panel("W and b of the linear layer", rows: "word", words, linear, bias: "b"),
          panel("W_ih and b_ih", rows: "sum for", TinyTable.gates, input, bias: "b_ih"),
          panel("W_hh and b_hh", rows: "sum for", TinyTable.gates, hidden, bias: "b_hh"),
        ])
      ])
  }

  private func panel(
    _ title: Phrase, rows kind: Phrase, _ names: [String], _ rows: [[Double]], bias: String?
  ) -> TitledTable {
    let columns = (0..<TinyExample.size).map { "[\($0)]" } + (bias.map { [$0] } ?? [])
    let title = localized(title)
    return TitledTable(
      title: title,
      table: DataTable(
        label: title, columns: [.text(kind)] + columns.map { .number(named: $0) },
        rows: zip(names, rows).map { [$0] + $1.map { Format.decimal($0, 1) } }))
  }
}

extension TinyParametersFigure {
  package init?(of run: StoredRun) throws {
    guard let example = run.tinyExample else { return nil }
    words = example.words
    embedding = example.rows("embedding.weight")
    input = example.rows("lstm.weight_ih_l0", bias: "lstm.bias_ih_l0")
    hidden = example.rows("lstm.weight_hh_l0", bias: "lstm.bias_hh_l0")
    linear = example.rows("linear.weight", bias: "linear.bias")
  }
}
