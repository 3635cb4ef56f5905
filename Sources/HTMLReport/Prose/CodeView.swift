/// Code as lines of highlighted pieces.
enum CodeView {
  /// - Parameters:
  ///   - language: Swift is highlighted; other languages are not.
  ///   - firstLine: The number of the first line; `nil` shows no numbers.
  static func make(_ text: String, language: String?, firstLine: Int?) -> View {
    let text = text.withoutFinalLineBreaks
    let isSwift = language?.lowercased().hasPrefix("swift") == true
    let pieces =
      isSwift ? SwiftLexer.pieces(of: text) : [SwiftLexer.Piece(kind: .plain, text: text)]
    return View([
      "lines": lines(of: pieces).map { line in
        View(["pieces": line.map { View(["class": $0.kind.className, "text": $0.text]) }])
      },
      "isNumbered": firstLine != nil,
      "before": firstLine.map { $0 - 1 },
    ])
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
