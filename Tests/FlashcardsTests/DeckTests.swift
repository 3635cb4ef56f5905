import Chapters
import Testing

@testable import Flashcards

@Suite struct DeckTests {
  private func ids(_ blocks: [Block]) -> [String] {
    Deck(book([("train", blocks)])).cards.map(\.id)
  }

  @Test func takesTheCardsOfAllChaptersOrOfOne() {
    let book = book([
      ("load", [paragraph("Text"), flashcard([paragraph("A?")])]),
      ("train", [.quote([flashcard([paragraph("B?")])]), flashcard([paragraph("C?")])]),
    ])
    #expect(Deck(book).cards.map(\.step) == ["load", "train", "train"])
    #expect(Deck(book, step: "train").cards == Array(Deck(book).cards.dropFirst()))
    #expect(Deck(book, step: "model").cards.isEmpty)
  }

  @Test func anIdDependsOnTheQuestionAlone() {
    let id = ids([flashcard([.paragraph([.text("What is "), .math("h_t"), .text("?")])])])
    let elsewhere = ids([
      flashcard([paragraph("Another?")]), .thematicBreak,
      flashcard(
        [.paragraph([.text("What  is"), .softBreak, .math("h_t"), .text("?")])],
        [paragraph("A better answer.")]),
    ])
    #expect(id[0] == elsewhere[1])
    #expect(elsewhere[0] != elsewhere[1])
    #expect(id[0].count == 64)
  }

  @Test func aNamedCardKeepsItsIdWhateverItAsks() {
    let before = ids([flashcard([paragraph("A?")], named: "a"), flashcard([paragraph("a")])])
    let after = ids([
      flashcard([paragraph("a")]), flashcard([paragraph("What is A?")], named: "a"),
    ])
    #expect(before[0] == after[1])
    #expect(before[1] == after[0] && before[0] != before[1])
    #expect(ids([flashcard([paragraph("A?")])])[0] != before[0])
  }

  /// A prediction is a question like another, once the run has its answer.
  @Test func predictionsOfKnownResultsAreCards() {
    let place = SourceLocation(file: "07-train.md", line: 3, column: 4)
    let prediction = Block.prediction(
      Prediction(
        name: "train.steps", question: [paragraph("How many?")], explanation: [paragraph("Why.")],
        location: place))
    let book = book([("train", [prediction, flashcard([paragraph("A?")])])])
    #expect(Deck(book).cards.count == 1)
    let cards = Deck(book) { $0 == "train.steps" }.cards
    #expect(cards.map(\.question) == [[paragraph("A?")], [paragraph("How many?")]])
    #expect(
      cards[1].answer == [
        .paragraph([.strong([.value(InlineValue(name: "train.steps", location: place))])]),
        paragraph("Why."),
      ])
    #expect(Set(cards.map(\.id)).count == 2)
  }

  @Test func aQuestionAskedTwiceIsTwoCards() {
    let twice = ids([
      flashcard([paragraph("A?")], [paragraph("1")]),
      flashcard([paragraph("A?")], [paragraph("2")]),
    ])
    #expect(Set(twice).count == 2)
    #expect(twice[0] == ids([flashcard([paragraph("A?")])])[0])
  }

  /// Choosing a chapter must not change which of two equal questions is which.
  @Test func idsAreTheSameForAllChaptersAndForOne() {
    let book = book([
      ("load", [flashcard([paragraph("A?")])]), ("train", [flashcard([paragraph("A?")])]),
    ])
    #expect(Deck(book, step: "train").cards[0].id == Deck(book).cards[1].id)
  }
}
