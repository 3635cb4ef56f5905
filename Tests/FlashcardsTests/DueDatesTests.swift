import Testing

@testable import Flashcards

@Suite struct DueDatesTests {
  private func sentence(_ days: [Int?]) -> String {
    guard !days.isEmpty else { return "\(DueDates([], progress: Progress(), today: today))" }
    let deck = cards(days.count)
    var progress = Progress()
    for (card, days) in zip(deck, days) {
      progress.cards[card.id] = days.map { CardState(box: 1, due: today + $0) }
    }
    return "\(DueDates(deck, progress: progress, today: today))"
  }

  @Test(
    arguments: [
      ([], "no cards"), ([nil, nil], "2 new"), ([0, -4, 99], "3 now"),
      ([0, nil, 1, 1, 4], "1 now, 1 new, 2 tomorrow, 1 in 4 days"),
      ([1, 2, 3, 4], "1 tomorrow, 1 in 2 days, 1 in 3 days, 1 in 4 days"),
      ([1, 2, 3, 4, 16, 16], "1 tomorrow, 1 in 2 days, 1 in 3 days, 3 more within 16 days"),
    ] as [([Int?], String)])
  func tellsHowManyWhen(days: [Int?], expected: String) {
    #expect(sentence(days) == expected)
  }
}
