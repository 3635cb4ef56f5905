import Record

/// Prints each word as it is generated. On a terminal, lines break between words.
final class StreamedText: GeneratedText {
  private var written: WrittenText
  private let terminal: Terminal
  private var column = 0

  init(_ beginning: WrittenText, terminal: Terminal) {
    written = beginning
    self.terminal = terminal
  }

  var text: String { written.text }

  func start() {
    guard written.unit == .word else { return show(written.prompt, .bold) }
    for (index, word) in written.prompt.split(whereSeparator: \.isWhitespace).enumerated() {
      show((index == 0 ? "" : " ") + word, .bold)
    }
  }

  func write(_ word: String, _ choice: NextWord?) { show(written.append(word), nil) }

  func finish() { Terminal.write("\n") }

  private func show(_ word: String, _ style: TerminalText.Style?) {
    var word = Substring(word)
    if terminal.isInteractive, word.first == " ", column + word.count > terminal.width {
      Terminal.write("\n")
      column = 0
      word = word.dropFirst()
    }
    Terminal.write(style.map { terminal.styled(String(word), $0) } ?? "\(word)")
    let lastLine = word.split(separator: "\n", omittingEmptySubsequences: false).last ?? word
    column = (lastLine.count < word.count ? 0 : column) + lastLine.count
  }
}
