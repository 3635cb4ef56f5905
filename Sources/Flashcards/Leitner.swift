/// Schedules cards with Leitner boxes.
///
/// A card that was known moves on to the next box, one that was not goes back to the first, and
/// each box waits longer than the one before it. Sebastian Leitner, *So lernt man lernen* (Herder,
/// 1972). He reviews a box when it is full; here each has an interval in days, which doubles from
/// box to box.
package enum Leitner {
  /// The days until a card is asked again, by box; boxes are counted from 1.
  package static let days = [1, 2, 4, 8, 16]

  package static var lastBox: Int { days.count }

  /// A card's state after an answer.
  ///
  /// A card that is known before it is due keeps its state: it has proved nothing about the days
  /// that remain.
  ///
  /// - Parameter state: its state before; `nil` for a new card, which starts in the first box.
  package static func state(
    after state: CardState?, knewIt: Bool, on today: Day
  ) -> CardState {
    if knewIt, let state, !isDue(state, on: today) { return state }
    let box = knewIt ? min((state?.box ?? 1) + 1, lastBox) : 1
    return CardState(box: box, due: today + days[box - 1])
  }

  /// Whether the card is due. A day further ahead than any box allows comes from a wrong clock and
  /// counts as due.
  package static func isDue(_ state: CardState, on today: Day) -> Bool {
    state.due <= today || state.due - today > days[lastBox - 1]
  }
}

/// A card's state between sessions.
package struct CardState: Hashable, Sendable {
  /// From 1 to `Leitner.lastBox`.
  package var box: Int
  /// The day on which it is asked again.
  package var due: Day

  package init(box: Int, due: Day) {
    self.box = box
    self.due = due
  }
}

extension CardState: Codable {
  private enum CodingKeys: CodingKey { case box, due }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    box = try container.decode(Int.self, forKey: .box)
    due = try container.decode(Day.self, forKey: .due)
    guard 1...Leitner.lastBox ~= box else {
      throw DecodingError.dataCorruptedError(
        forKey: .box, in: container, debugDescription: "there is no box \(box)")
    }
  }
}
