/// Code as lines of highlighted pieces.
enum CodeView {
  /// - Parameters:
  ///   - language: Swift is highlighted; other languages are not.
  ///   - lineNumbers: The number of each line; `nil` shows none.
  static func make(_ text: String, language: String?, lineNumbers: [Int]? = nil) -> View {
    let text = text.withoutFinalLineBreaks
    let isSwift = language?.lowercased().hasPrefix("swift") == true
    let pieces =
      isSwift ? SwiftLexer.pieces(of: text) : [SwiftLexer.Piece(kind: .plain, text: text)]
    return View([
      "lines": lines(of: pieces).enumerated().map { index, line in
        View([
          "pieces": line.map { View(["class": $0.kind.className, "text": $0.text]) },
          "jump": skippedTo(index, lineNumbers ?? []),
        ])
      },
      "isNumbered": lineNumbers != nil,
      "before": lineNumbers.map { ($0.first ?? 1) - 1 },
    ])
  }

  /// The number of a line that doesn't follow the number of the line above.
  private static func skippedTo(_ index: Int, _ numbers: [Int]) -> Int? {
    guard index > 0, index < numbers.count, numbers[index] != numbers[index - 1] + 1 else {
      return nil
    }
    return numbers[index]
  }

  /// `pieces`, split at line breaks.
  static func lines(of pieces: [SwiftLexer.Piece]) -> [[SwiftLexer.Piece]] {
    var lines: [[SwiftLexer.Piece]] = [[]]
    for piece in pieces {
      let parts = piece.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append([]) }
        if !part.isEmpty {
          lines[lines.count - 1].append(SwiftLexer.Piece(kind: piece.kind, text: String(part)))
        }
      }
    }
    return lines
  }
}

extension String {
  /// Without line breaks at the end.
  fileprivate var withoutFinalLineBreaks: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
