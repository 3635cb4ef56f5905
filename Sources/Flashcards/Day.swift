import Foundation

/// A calendar day without a time, for scheduling reviews.
package struct Day: Hashable, Sendable {
  /// Days since 1 January 1970.
  package var number: Int

  package init(number: Int) {
    self.number = number
  }

  /// The day at `date` in the time zone `zone`.
  package init(_ date: Date, in zone: TimeZone) {
    let seconds = date.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: date))
    number = Int((seconds / 86_400).rounded(.down))
  }

  /// Parses a day such as 2026-11-25; `nil` for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 10, let date = try? Self.style.parse(text) else { return nil }
    number = Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
    // The parser takes 30 February for a day in March.
    guard description == text else { return nil }
  }

  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  package static func - (one: Day, other: Day) -> Int { one.number - other.number }

  private static let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
}

extension Day: Comparable {
  package static func < (one: Day, other: Day) -> Bool { one.number < other.number }
}

extension Day: CustomStringConvertible {
  package var description: String {
    Date(timeIntervalSince1970: Double(number) * 86_400).formatted(Self.style)
  }
}

extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let day = Day(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a day is written like 2026-11-25")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
