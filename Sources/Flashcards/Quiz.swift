/// One sitting: which cards are asked, in which order, and what the answers change.
///
/// It knows no clock and no terminal: the day is handed in, and what is to be kept is handed out.
package struct Quiz: Sendable {
  package let today: Day
  /// The cards still to be asked. One that was missed comes again, after all others.
  package private(set) var queue: [Card]
  package private(set) var progress: Progress
  /// Cards that were asked at least once.
  package private(set) var asked = 0
  /// Cards that were not known when they were asked first.
  package private(set) var missed: Set<String> = []
  /// How many cards the sitting has.
  package let count: Int

  /// - Parameters:
  ///   - limit: at most so many cards; `nil` for no limit.
  ///   - asksAll: also those whose day has not come.
  package init(
    _ cards: [Card], progress: Progress, today: Day, limit: Int? = nil, asksAll: Bool = false
  ) {
    let ranked = cards.compactMap { card -> (rank: Int, card: Card)? in
      guard let state = progress.cards[card.id] else { return (Int.max - 1, card) }
      if Leitner.isDue(state, on: today) { return (state.due.number, card) }
      return asksAll ? (Int.max, card) : nil
    }
    // The longest overdue first, then new ones in the order of the book, then those before their day.
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

  /// Whether the current card was missed before in this sitting.
  package var isRepeat: Bool { current.map { missed.contains($0.id) } ?? false }

  /// Takes the answer to the current card.
  ///
  /// - Returns: where the card stands now.
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
