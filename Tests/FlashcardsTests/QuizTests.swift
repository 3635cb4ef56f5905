import Testing

@testable import Flashcards

@Suite struct QuizTests {
  private let deck = cards(5)

  private func numbers(_ quiz: Quiz) -> [Int] {
    quiz.queue.compactMap { card in deck.firstIndex { $0.id == card.id } }
  }

  /// Card 1 waits, card 3 is overdue longest, card 4 is due today; 0 and 2 are new.
  private var progress: Progress {
    Progress(cards: [
      deck[1].id: CardState(box: 3, due: today + 3), deck[3].id: CardState(box: 2, due: today + -9),
      deck[4].id: CardState(box: 5, due: today),
    ])
  }

  @Test(
    arguments: [
      (nil, false, [3, 4, 0, 2]), (nil, true, [3, 4, 0, 2, 1]), (3, false, [3, 4, 0]),
      (99, true, [3, 4, 0, 2, 1]),
    ] as [(Int?, Bool, [Int])])
  func asksWhatIsDueBeforeWhatIsNew(limit: Int?, asksAll: Bool, expected: [Int]) {
    let quiz = Quiz(deck, progress: progress, today: today, limit: limit, asksAll: asksAll)
    #expect(numbers(quiz) == expected)
    #expect(quiz.count == expected.count)
  }

  @Test func aMissedCardComesOnceMoreAtTheEnd() throws {
    var quiz = Quiz(Array(deck.prefix(3)), progress: Progress(), today: today)
    quiz.answer(knewIt: false)
    #expect(numbers(quiz) == [1, 2, 0])
    quiz.answer(knewIt: true)
    quiz.answer(knewIt: true)
    #expect(quiz.isRepeat)
    let state = quiz.answer(knewIt: true)
    #expect(state == CardState(box: 1, due: today + 1), "known at second sight is not known")
    #expect(quiz.current == nil)
    #expect(quiz.asked == 3)
    #expect(quiz.missed == [deck[0].id])
    #expect(quiz.answer(knewIt: true) == nil)
  }

  @Test func everyAnswerIsInTheProgress() {
    var quiz = Quiz(deck, progress: progress, today: today)
    while quiz.current != nil { quiz.answer(knewIt: true) }
    #expect(quiz.progress.cards.count == 5)
    #expect(quiz.progress.cards[deck[1].id] == CardState(box: 3, due: today + 3))
    #expect(Quiz(deck, progress: quiz.progress, today: today).current == nil)
    #expect(Quiz(deck, progress: quiz.progress, today: today + 2).count == 2)
  }

  @Test func withoutCardsThereIsNothingToAsk() {
    #expect(Quiz([], progress: progress, today: today).current == nil)
  }
}
