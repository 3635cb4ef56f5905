import Foundation
import Testing

@testable import Flashcards

@Suite struct DayTests {
  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (20_782, "2026-11-25"), (19_782, "2024-02-29"),
  ])
  func isWrittenAndReadAsADate(number: Int, text: String) {
    #expect(Day(number: number).description == text)
    #expect(Day(text) == Day(number: number))
  }

  @Test(arguments: [
    "", "2026", "2026-11-31", "2026-13-01", "25-11-2026", "2026-11-25 ", "tomorrow",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(Day(text) == nil)
  }

  /// The same moment is another day elsewhere.
  @Test(arguments: [("Pacific/Auckland", "2026-11-26"), ("America/Los_Angeles", "2026-11-25")])
  func dependsOnThePlace(zone: String, expected: String) throws {
    let noon = Date(timeIntervalSince1970: 20_782 * 86_400 + 43_200)
    #expect(Day(noon, in: try #require(TimeZone(identifier: zone))).description == expected)
  }

  @Test func countsDays() throws {
    let march = try #require(Day("2024-03-01"))
    #expect(march - Day("2024-02-28")! == 2)
    #expect((march + -1).description == "2024-02-29")
  }
}
