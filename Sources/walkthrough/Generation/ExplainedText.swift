import Foundation
import Record
import Text

/// Prints a table for each word with the candidates it was picked from.
final class ExplainedText: GeneratedText {
  private var written: WrittenText
  private let terminal: Terminal

  init(_ beginning: WrittenText, terminal: Terminal) {
    written = beginning
    self.terminal = terminal
  }

  var text: String { written.text }

  func write(_ word: String, _ choice: NextWord?) {
    guard let choice else { return }
    let context = text.count > 60 ? "… " + text.suffix(58) : text
    _ = written.append(word)
    let label = ShownToken.label(Array(word.utf8))
    var lines = [Self.row(" ", written.unit.rawValue, "probability", "chance")]
    for candidate in choice.candidates {
      lines.append(
        Self.row(
          candidate.word == label ? ">" : " ", candidate.word, Self.percent(candidate.probability),
          candidate.chance == 0 ? "cut off" : Self.percent(candidate.chance)))
    }
    lines.append("  " + Self.rest(choice, picked: label))
    let headline: TerminalText =
      "\(written.words.count). \(context) \(terminal.styled(label, .bold))"
    Terminal.write("\(headline)\n\(lines.joined(separator: "\n"))\n\n")
  }

  func finish() { Terminal.write("\(written.text)\n") }

  private static func rest(_ choice: NextWord, picked: String) -> String {
    let shown = choice.candidates.reduce(0) { $0 + $1.probability }
    let others = ValueFormat.count.string(.integer(choice.others))
    let isAmongThem = !choice.candidates.contains { $0.word == picked }
    return "and \(others) others with \(percent(max(0, 1 - shown))) in total"
      + (isAmongThem ? ", including the one picked" : "")
      + "; could be picked: \(ValueFormat.count.string(.integer(choice.kept)))"
  }

  private static func row(_ mark: String, _ cells: String...) -> String {
    let word = cells[0].padding(toLength: max(18, cells[0].count), withPad: " ", startingAt: 0)
    let numbers = cells.dropFirst().map { cell in
      String(repeating: " ", count: max(0, 13 - cell.count)) + cell
    }
    return "\(mark) \(word)" + numbers.joined()
  }

  private static func percent(_ share: Double) -> String {
    ValueFormat.percent.string(.number(share))
  }
}
