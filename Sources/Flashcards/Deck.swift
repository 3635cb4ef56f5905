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

  /// - Parameter step: the chapter to take, by its step or name; `nil` for all of them.
  package init(_ book: Book, step: String? = nil) {
    var cards: [Card] = []
    var timesAsked: [String: Int] = [:]
    for part in book.chapterParts {
      for card in part.blocks.flashcards {
        if let name = card.name {
          // No question begins like this: its first line would be empty.
          cards.append(
            Card(
              id: SHA256.hex(of: "\n\(name)"), step: part.chapterName,
              question: card.question, answer: card.answer))
          continue
        }
        let question = PlainText(width: .max).lines(card.question).joined(separator: "\n")
        let count = timesAsked[question, default: 0]
        timesAsked[question] = count + 1
        // A repeated question with a different answer is a separate card.
        let text = count == 0 ? question : "\(question)\n\(count)"
        cards.append(
          Card(
            id: SHA256.hex(of: text), step: part.chapterName,
            question: card.question, answer: card.answer))
      }
    }
    self.cards = cards.filter { step == nil || $0.step == step }
  }
}
