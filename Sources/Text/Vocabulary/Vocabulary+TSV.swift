extension Vocabulary {
  /// The vocabulary as a table that any program can read: `id`, `token`, `count`, separated by
  /// tabs.
  ///
  /// The first line names the columns. A backslash, tab, newline or carriage return within a token
  /// is written `\\`, `\t`, `\n` or `\r`.
  package var tsv: String {
    var text = "id\ttoken\tcount\n"
    for id in 0..<size {
      text += "\(id)\t\(escaped(token(of: id)))\t\(counts[id])\n"
    }
    return text
  }

  /// Reads such a table.
  ///
  /// - Parameter hasSpecials: whether its first four tokens are the special ones.
  /// - Throws: `VocabularyError.damagedTable` for a line that is not the one entry expected there.
  package init(tsv: String, hasSpecials: Bool) throws {
    var words: [String] = []
    var counts: [Int] = []
    var tokens = 0
    var known: Set<[UInt8]> = []
    // Bytes, not characters: a token that begins with an accent would hide the tab before it.
    var lines = tsv.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.removeLast().isEmpty else {
      throw VocabularyError.damagedTable(line: lines.count + 1)
    }
    guard lines.first.map(Array.init) == Array("id\ttoken\tcount".utf8) else {
      throw VocabularyError.damagedTable(line: 1)
    }
    for (number, line) in lines.enumerated().dropFirst() {
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard cells.count == 3, Int(cells[0]) == number - 1, let count = Int(cells[2]),
        count >= 0, let word = Self.unescaped(cells[1]), known.insert(Array(word.utf8)).inserted,
        case let sum = tokens.addingReportingOverflow(count), !sum.overflow
      else { throw VocabularyError.damagedTable(line: number + 1) }
      words.append(word)
      counts.append(count)
      tokens = sum.partialValue
    }
    let isComplete = !hasSpecials || Array(words.prefix(Self.specials.count)) == Self.specials
    guard !words.isEmpty, isComplete else { throw VocabularyError.damagedTable(line: 2) }
    self.init(
      words: words, counts: counts, hasSpecials: hasSpecials,
      types: words.count - (hasSpecials ? Self.specials.count : 0), tokens: tokens)
  }

  /// `nil` for a backslash that doesn't begin an escape.
  private static func unescaped(_ cell: String) -> String? {
    var text = ""
    var scalars = cell.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.next() {
      case "\\": text += "\\"
      case "t": text += "\t"
      case "n": text += "\n"
      case "r": text += "\r"
      default: return nil
      }
    }
    return text
  }

  private func escaped(_ token: String) -> String {
    var text = ""
    for scalar in token.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
