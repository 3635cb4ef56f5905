/// One session: which cards are asked, in which order, and what the answers change.
///
/// It has no clock and no terminal: the day is passed in, and what is to be kept is returned.
package struct Quiz: Sendable {
  package let today: Day
  /// The cards still to be asked. A missed card comes again, after all others.
  package private(set) var queue: [Card]
  package private(set) var progress: Progress
  /// The number of cards asked at least once.
  package private(set) var asked = 0
  /// Cards that were not known the first time.
  package private(set) var missed: Set<String> = []
  /// The number of cards in the session.
  package let count: Int

  /// - Parameters:
  ///   - limit: the maximum number of cards; `nil` for no limit.
  ///   - asksAll: whether to include cards that aren't due.
  package init(
    _ cards: [Card], progress: Progress, today: Day, limit: Int? = nil, asksAll: Bool = false
  ) {
    let ranked = cards.compactMap { card -> (rank: Int, card: Card)? in
      guard let state = progress.cards[card.id] else { return (Int.max - 1, card) }
      if Leitner.isDue(state, on: today) { return (state.due.number, card) }
      return asksAll ? (Int.max, card) : nil
    }
    // The longest overdue first, then new ones in the order of the book, then those not yet due.
    let ordered = ranked.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element.card)
    queue = Array(ordered.prefix(limit ?? ordered.count))
    count = queue.count
    self.progress = progress
    self.today = today
  }

  /// The card to be asked now; `nil` at the end.
  package var current: Card? { queue.first }

  /// Whether the current card was missed before in this quiz.
  package var isRepeat: Bool { current.map { missed.contains($0.id) } ?? false }

  /// Records the answer to the current card.
  ///
  /// - Returns: the card's new state.
  @discardableResult
  package mutating func answer(knewIt: Bool) -> CardState? {
    guard let card = queue.first else { return nil }
    if !isRepeat { asked += 1 }
    queue.removeFirst()
    if !knewIt {
      missed.insert(card.id)
      queue.append(card)
    }
    let state = Leitner.state(after: progress.cards[card.id], knewIt: knewIt, on: today)
    progress.cards[card.id] = state
    return state
  }
}
