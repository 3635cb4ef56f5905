import Chapters
import Foundation
import Testing

@testable import Flashcards

/// The cards of this package's own first book.
@Suite struct ReviewsBookTests {
  private static let steps = [
    "load", "vocab", "dataset", "loader", "model", "optimizer", "train", "evaluate",
  ]
  private let book: Book

  init() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../chapters/imdb")
    book = try Book.read(
      .folder(folder.standardizedFileURL), name: "imdb", displayPath: "chapters/imdb",
      stepNames: Self.steps)
  }

  @Test func hasCardsInEveryChapter() {
    let cards = Deck(book).cards
    #expect(cards.count >= 40)
    for step in Self.steps { #expect(cards.count { $0.step == step } >= 4, "\(step)") }
    #expect(Set(cards.map(\.question)).count == cards.count, "no question is asked twice")
  }

  /// One idea per card: what can be said in one breath.
  @Test func cardsAreShort() {
    for card in Deck(book).cards {
      let sides = [card.question, card.answer].map {
        PlainText(width: .max).lines($0).joined(separator: " ").count
      }
      #expect(sides[0] <= 140 && sides[1] <= 260, "\(PlainText(width: .max).lines(card.question))")
    }
  }

  @Test func asksForAtLeastEightResults() {
    let predictions = book.chapters.flatMap(\.predictions)
    #expect(predictions.count >= 8)
    #expect(Set(predictions.map(\.name)).count == predictions.count)
  }

  /// The answer isn't given away: the text before a prediction contains no such value.
  @Test func predictionsComeBeforeTheirAnswers() {
    var told = book.introduction.blocks.inlineValues.map(\.name)
    for block in book.chapters.flatMap(\.blocks) {
      for prediction in [block].predictions {
        #expect(!told.contains(prediction.name), "\(prediction.name) at \(prediction.location)")
      }
      told += [block].inlineValues.map(\.name)
    }
  }
}
