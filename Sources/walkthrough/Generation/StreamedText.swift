import Record

/// Prints each word as it comes. On a terminal lines break between words.
final class StreamedText: GeneratedText {
  private var written: WrittenText
  private let terminal: Terminal
  private var column = 0
  private var hasStarted = false

  init(_ beginning: WrittenText, terminal: Terminal) {
    written = beginning
    self.terminal = terminal
  }

  var text: String { written.text }

  func start() {
    hasStarted = true
    for (index, word) in written.prompt.split(whereSeparator: \.isWhitespace).enumerated() {
      print((index == 0 ? "" : " ") + word, .bold)
    }
  }

  func write(_ word: String, _ choice: NextWord?) { print(written.append(word), nil) }

  func finish() {
    if hasStarted { Terminal.write("\n") }
  }

  private func print(_ word: String, _ style: Terminal.Style?) {
    var word = Substring(word)
    if terminal.isInteractive, word.first == " ", column + word.count > terminal.width {
      Terminal.write("\n")
      column = 0
      word = word.dropFirst()
    }
    Terminal.write(style.map { terminal.styled(String(word), $0) } ?? String(word))
    column += word.count
  }
}
