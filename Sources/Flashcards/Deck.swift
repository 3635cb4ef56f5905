import Chapters
import Checksums

/// A card to be asked.
package struct Card: Hashable, Sendable {
  /// A digest of the question: it stays when anything else in the book changes.
  package let id: String
  /// The step of its chapter.
  package let step: String
  package let question: [Block]
  package let answer: [Block]
}

/// The cards of a book, in the order of its chapters.
package struct Deck: Sendable {
  package let cards: [Card]

  /// - Parameter step: the chapter to take; `nil` for all of them.
  package init(_ book: Book, step: String? = nil) {
    var cards: [Card] = []
    var timesAsked: [String: Int] = [:]
    for chapter in book.chapters {
      for card in chapter.flashcards {
        let question = PlainText(width: .max).lines(card.question).joined(separator: "\n")
        let count = timesAsked[question, default: 0]
        timesAsked[question] = count + 1
        // A question that was asked before, with another answer, is a card of its own.
        let text = count == 0 ? question : "\(question)\n\(count)"
        cards.append(
          Card(
            id: SHA256.hex(of: text), step: chapter.cell.identifier,
            question: card.question, answer: card.answer))
      }
    }
    self.cards = cards.filter { step == nil || $0.step == step }
  }
}
