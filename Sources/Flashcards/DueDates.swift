/// A summary of how many cards are due when.
package struct DueDates: CustomStringConvertible {
  private let new: Int
  private let due: Int
  /// The number that become due in `days` days.
  private let later: [(days: Int, count: Int)]
  /// Days listed one by one; those after them are summed up.
  private static let namedDays = 3

  package init(_ cards: [Card], progress: Progress, today: Day) {
    let states = cards.map { progress.cards[$0.id] }
    new = states.count { $0 == nil }
    let known = states.compactMap { $0 }
    due = known.count { Leitner.isDue($0, on: today) }
    let waiting = known.filter { !Leitner.isDue($0, on: today) }
    later = Dictionary(grouping: waiting) { $0.due - today }
      .map { (days: $0.key, count: $0.value.count) }
      .sorted { $0.days < $1.days }
  }

  package var description: String {
    var parts: [String] = []
    if due > 0 { parts.append("\(due) now") }
    if new > 0 { parts.append("\(new) new") }
    let named = later.count == Self.namedDays + 1 ? later.count : Self.namedDays
    parts += later.prefix(named).map { "\($0.count) \(Self.name(of: $0.days))" }
    let rest = later.dropFirst(named)
    if let last = rest.last {
      parts.append("\(rest.reduce(0) { $0 + $1.count }) more within \(last.days) days")
    }
    return parts.isEmpty ? "no cards" : parts.joined(separator: ", ")
  }

  /// Today, tomorrow, or how many days from today.
  package static func name(of days: Int) -> String {
    days <= 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
  }
}
