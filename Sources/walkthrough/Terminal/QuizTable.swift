import Flashcards
import Record

/// A quiz session at the terminal: shows cards, takes answers, and saves each at once.
struct QuizTable {
  let terminal: Terminal
  let file: ProgressFile
  /// The text that replaces a name such as `train.steps` on a card.
  let value: (String) -> String

  /// Asks until the cards or the input run out, or the user quits.
  ///
  /// - Throws: `ProgressError` if an answer can't be saved.
  func ask(_ quiz: inout Quiz, keys: Keys) throws {
    while let card = quiz.current {
      show(card, in: quiz)
      guard let knewIt = answer(to: card, keys: keys) else { return }
      guard let state = quiz.answer(knewIt: knewIt) else { return }
      try keys.uninterrupted { try file.keep(state, of: card.id) }
      let when = DueDates.name(of: state.due - quiz.today)
      let place = terminal.styled("box \(state.box), asked again \(when)", .dim)
      Terminal.write("\(place)\n\n")
    }
  }

  private func show(_ card: Card, in quiz: Quiz) {
    let number = StepID(rawValue: card.step)?.number
    let chapter = "chapter \(number.map { "\($0), " } ?? "")\(card.step)"
    let place = quiz.isRepeat ? "Once more" : "Card \(quiz.asked + 1) of \(quiz.count)"
    Terminal.write("\(terminal.styled("\(place) · \(chapter)", .dim))\n")
    write(card.question.isEmpty ? [] : text.lines(card.question), .bold)
  }

  /// Whether the user knew the answer; `nil` to quit.
  private func answer(to card: Card, keys: Keys) -> Bool? {
    let turned = keys.next(after: terminal.styled("Enter turns the card, q quits ", .dim))
    Terminal.write("\n")
    guard let turned, turned != .letter("q") else { return nil }
    write(text.lines(card.answer), nil)
    let key = keys.next(
      after: terminal.styled("Did you know it? y, n, or q to quit ", .dim),
      among: [.letter("y"), .letter("n"), .letter("q")])
    Terminal.write("\n")
    return key == .letter("y") ? true : key == .letter("n") ? false : nil
  }

  private var text: PlainText {
    PlainText(width: min(terminal.width, 100) - 2, value: value)
  }

  private func write(_ lines: [String], _ style: TerminalText.Style?) {
    for line in lines {
      Terminal.write("  \(style.map { terminal.styled(line, $0) } ?? TerminalText(line))\n")
    }
  }
}
