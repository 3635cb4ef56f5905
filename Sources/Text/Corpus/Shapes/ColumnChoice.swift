/// Which column of a file of records has the texts, and which says the split.
struct ColumnChoice {
  let text: Int
  /// `nil` if there is none.
  let split: Int?

  /// What people call a column of texts.
  private static let textNames: Set<String> = [
    "text", "review", "content", "contents", "body", "document", "sentence", "article", "story",
    "message", "comment", "passage", "paragraph", "lyrics", "poem", "tweet", "abstract",
  ]
  private static let splitNames: Set<String> = ["split", "set", "partition", "subset", "fold"]

  /// Whether a column of texts is usually called like this.
  static func isTextName(_ name: String) -> Bool { textNames.contains(name.lowercased()) }

  /// - Parameters:
  ///   - sample: the first records.
  ///   - wanted: the name of the column; empty to guess it.
  /// - Throws: `ShapeError.unknownColumn`; `.noTextColumn` if no column, or more than one, looks
  ///   like it.
  init(columns: [String], sample: [Record], wanted: String, path: String) throws(ShapeError) {
    if !wanted.isEmpty {
      guard
        let named = columns.firstIndex(of: wanted)
          ?? columns.firstIndex(where: { $0.lowercased() == wanted.lowercased() })
      else { throw ShapeError.unknownColumn(path: path, column: wanted, columns: columns) }
      text = named
    } else if let guess = Self.textColumn(columns, sample) {
      text = guess
    } else {
      throw ShapeError.noTextColumn(path: path, columns: columns)
    }
    split = Self.splitColumn(columns, sample, besides: text)
  }

  /// The column that is called like texts are; of several, or of none, the only one with texts much
  /// longer than those of the others.
  private static func textColumn(_ columns: [String], _ sample: [Record]) -> Int? {
    guard columns.count > 1 else { return columns.isEmpty ? nil : 0 }
    let named = columns.indices.filter { isTextName(columns[$0]) }
    if named.count == 1 { return named[0] }
    let rivals = named.isEmpty ? Array(columns.indices) : named
    let lengths = rivals.map { (column: $0, length: meanLength(of: $0, in: sample)) }
      .sorted { $0.length > $1.length }
    guard let longest = lengths.first, longest.length >= 30,
      longest.length >= 4 * (lengths.dropFirst().first?.length ?? 0),
      hasWords(longest.column, in: sample)
    else { return nil }
    return longest.column
  }

  /// Mean bytes of the texts in a column.
  private static func meanLength(of column: Int, in sample: [Record]) -> Double {
    let size = sample.reduce(0) { sum, record in
      if case .text(let text) = record[column] { sum + text.count } else { sum }
    }
    return Double(size) / Double(max(1, sample.count))
  }

  /// Whether most texts of a column have several words, which hashes and addresses don't; or are of
  /// a script that sets no spaces.
  private static func hasWords(_ column: Int, in sample: [Record]) -> Bool {
    let withWords = sample.count { record in
      guard case .text(let text) = record[column] else { return false }
      let isForeign = text.count { $0 >= 0x80 } > text.count / 2
      return isForeign || text.split(whereSeparator: \.isASCIISpace).count >= 3
    }
    return 2 * withWords >= sample.count
  }

  /// The column in which every record of the sample names a split, training among them.
  private static func splitColumn(
    _ columns: [String], _ sample: [Record], besides text: Int
  ) -> Int? {
    columns.indices.first { column in
      guard column != text, splitNames.contains(columns[column].lowercased()) else { return false }
      return sample.allSatisfy { record in
        guard case .text(let label) = record[column] else { return false }
        return DataSplit(label: String(decoding: label, as: UTF8.self)) != nil
      }
    }
  }
}
