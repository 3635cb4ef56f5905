import Chapters
import Checksums

/// A flashcard.
package struct Card: Hashable, Sendable {
  /// A digest of the card's name or, if it has none, of its question: it doesn't change when anything
  /// else in the book does.
  package let id: String
  /// The step of its chapter, or the name of a chapter without one.
  package let step: String
  package let question: [Block]
  package let answer: [Block]
}

/// The cards of a book, in the order of its chapters.
package struct Deck: Sendable {
  package let cards: [Card]

  /// - Parameters:
  ///   - step: the chapter to take, by its step or name; `nil` for all of them.
  ///   - isKnown: whether the run has a result of this name. The predictions of those results are
  ///     cards too.
  package init(
    _ book: Book, step: String? = nil, isKnown: (_ result: String) -> Bool = { _ in false }
  ) {
    var cards: [Card] = []
    var timesAsked: [String: Int] = [:]
    for part in book.chapterParts {
      for card in part.blocks.flashcards {
        cards.append(
          Card(
            id: card.name.map(Self.id(ofName:)) ?? Self.id(of: card.question, &timesAsked),
            step: part.chapterName, question: card.question, answer: card.answer))
      }
      for prediction in part.blocks.predictions where isKnown(prediction.name) {
        cards.append(
          Card(
            id: Self.id(ofName: "predict \(prediction.name)"), step: part.chapterName,
            question: prediction.question, answer: Self.answer(to: prediction)))
      }
    }
    self.cards = cards.filter { step == nil || $0.step == step }
  }

  /// No question has this digest: its first line would be empty.
  private static func id(ofName name: String) -> String { SHA256.hex(of: "\n\(name)") }

  /// A repeated question with a different answer is a separate card.
  private static func id(of question: [Block], _ timesAsked: inout [String: Int]) -> String {
    let text = PlainText(width: .max).lines(question).joined(separator: "\n")
    let count = timesAsked[text, default: 0]
    timesAsked[text] = count + 1
    return SHA256.hex(of: count == 0 ? text : "\(text)\n\(count)")
  }

  /// The result, and what explains it.
  private static func answer(to prediction: Prediction) -> [Block] {
    let value = InlineValue(name: prediction.name, location: prediction.location)
    return [.paragraph([.strong([.value(value)])])] + prediction.explanation
  }
}
