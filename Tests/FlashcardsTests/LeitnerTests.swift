import Testing

@testable import Flashcards

@Suite struct LeitnerTests {
  @Test func aNewCardIsAskedAgainTomorrowOrTheDayAfter() {
    #expect(Leitner.state(after: nil, knewIt: true, on: today) == CardState(box: 2, due: today + 2))
    #expect(
      Leitner.state(after: nil, knewIt: false, on: today) == CardState(box: 1, due: today + 1))
  }

  @Test(arguments: 1...5) func aKnownCardMovesOnAndAMissedOneGoesBack(box: Int) {
    let state = CardState(box: box, due: today)
    let known = Leitner.state(after: state, knewIt: true, on: today)
    #expect(known.box == min(box + 1, 5))
    #expect(known.due - today == Leitner.days[known.box - 1])
    let missed = Leitner.state(after: state, knewIt: false, on: today)
    #expect(missed == CardState(box: 1, due: today + 1))
  }

  @Test func theDaysDouble() {
    for (one, next) in zip(Leitner.days, Leitner.days.dropFirst()) { #expect(next == 2 * one) }
  }

  @Test func whatIsKnownBeforeItsDayStaysWhereItIs() {
    let state = CardState(box: 3, due: today + 2)
    #expect(Leitner.state(after: state, knewIt: true, on: today) == state)
    #expect(Leitner.state(after: state, knewIt: false, on: today).box == 1)
  }

  /// Known each time on its day, a card comes after 2, 4, 8, 16, 16 … days.
  @Test func aCardThatIsAlwaysKnownComesMoreAndMoreSeldom() {
    var day = today
    var gaps: [Int] = []
    var state: CardState?
    for _ in 1...6 {
      let next = Leitner.state(after: state, knewIt: true, on: day)
      gaps.append(next.due - day)
      (state, day) = (next, next.due)
    }
    #expect(gaps == [2, 4, 8, 16, 16, 16])
  }

  @Test(arguments: [(-300, true), (0, true), (1, false), (16, false), (17, true), (9_999, true)])
  func isDueFromItsDayOnAndAfterAWrongClock(days: Int, expected: Bool) {
    #expect(Leitner.isDue(CardState(box: 5, due: today + days), on: today) == expected)
  }
}
