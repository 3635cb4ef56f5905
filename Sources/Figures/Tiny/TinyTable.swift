import Drawings
import Pipeline
import Readings
import Record
import Wording

/// Tables of the tiny example: a column for each position of its review, a row for each number.
enum TinyTable {
  /// Three digits after the point.
  static func text(_ number: Double) -> String { Format.decimal(number, 3) }

  /// A table whose columns are the words at the positions.
  static func panel(_ title: Phrase, words: [String], rows: [[String]]) -> TitledTable {
    let title = localized(title)
    return TitledTable(
      title: title,
      table: DataTable(
        label: title, columns: [.text("number")] + words.map { .number(named: $0) }, rows: rows))
  }

  /// The numbers of one vector at all positions, a row for each of its places.
  ///
  /// - Parameters:
  ///   - names: of the places.
  ///   - vectors: one for each position.
  static func rows(_ names: [String], _ vectors: [[Double]]) -> [[String]] {
    let count = min(names.count, vectors.map(\.count).min() ?? 0)
    return (0..<count).map { place in [names[place]] + vectors.map { text($0[place]) } }
  }

  /// `x[0]`, `x[1]`, …
  static func places(_ letter: String, _ count: Int = TinyExample.size) -> [String] {
    (0..<count).map { "\(letter)[\($0)]" }
  }

  /// Those of the four sets of numbers that stand one after the other, in the order i, f, g, o.
  static let gates = ["i", "f", "g", "o"].flatMap { places($0) }
}

extension StoredRun {
  /// The tiny example, for books that frame their texts as it does; another reader would meet
  /// `<bos>` unprepared.
  var tinyExample: TinyExample? {
    setting(.vocab, "specials") == .boolean(true) ? TinyExample() : nil
  }
}
