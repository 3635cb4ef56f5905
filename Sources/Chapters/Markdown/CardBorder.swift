/// The line `---` between the two sides of a card.
enum CardBorder {
  /// The index of the first such line outside of fenced blocks; `nil` if there is none.
  static func index(in text: SourceText) -> Int? {
    var fence: ArraySlice<UInt8>?
    for index in text.lines.indices {
      let line = text.line(index + 1)
      if let opened = fence {
        if closes(line, opened) { fence = nil }
      } else if let opened = self.fence(of: line) {
        fence = opened
      } else if line.starts(with: "---".utf8), line.dropFirst(3).allSatisfy(\.isBlank) {
        return index
      }
    }
    return nil
  }

  /// The run of backticks or tildes that a line begins with; `nil` if it opens no block.
  private static func fence(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let text = line.drop { $0 == Ascii.space }
    guard text.startIndex - line.startIndex <= 3, let mark = text.first,
      "`~".utf8.contains(mark)
    else { return nil }
    let marks = text.prefix { $0 == mark }
    let info = text[marks.endIndex...]
    let isInline = mark == UInt8(ascii: "`") && info.contains(mark)
    return marks.count >= 3 && !isInline ? marks : nil
  }

  private static func closes(_ line: ArraySlice<UInt8>, _ opened: ArraySlice<UInt8>) -> Bool {
    guard let marks = fence(of: line) else { return false }
    return marks.first == opened.first && marks.count >= opened.count
      && line[marks.endIndex...].allSatisfy(\.isBlank)
  }
}
