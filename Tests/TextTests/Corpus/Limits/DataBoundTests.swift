import Testing

@testable import Text

@Suite struct DataBoundTests {
  @Test(arguments: [
    ("document=200MB", DataBound(.document, 200_000_000)),
    ("text=1.5GB", DataBound(.text, 1_500_000_000)),
    ("total=64 MiB", DataBound(.total, 64 << 20)),
    ("total=2tb", DataBound(.total, 2_000_000_000_000)),
    ("document=10KB", DataBound(.document, 10_000)), ("document=1kib", DataBound(.document, 1024)),
    ("text=17", DataBound(.text, 17)), ("text=17B", DataBound(.text, 17)),
    ("entries=3000000", DataBound(.entries, 3_000_000)),
  ]) func sizesHaveUnits(argument: String, expected: DataBound) throws {
    #expect(try DataBound(parsing: argument) == expected)
  }

  @Test(arguments: [
    ("text", DataBoundError.noValue), ("", .noValue), ("files=3", .unknownLimit("files")),
    ("Text=3", .unknownLimit("Text")), ("text=", .noSize("")), ("text=-1MB", .noSize("-1MB")),
    ("text=0", .noSize("0")), ("text=0.2B", .noSize("0.2B")), ("text=3QB", .noSize("3QB")),
    ("text=1e9", .noSize("1e9")), ("text=.5GB", .noSize(".5GB")), ("text=GB", .noSize("GB")),
    ("text=9223372036854775808", .noSize("9223372036854775808")),
    ("total=99999999TB", .noSize("99999999TB")), ("entries=3k", .noCount("3k")),
    ("entries=0", .noCount("0")), ("entries=1.5", .noCount("1.5")), ("total=1=2", .noSize("1=2")),
  ]) func whatIsNoBoundIsAnError(argument: String, expected: DataBoundError) {
    #expect(throws: expected) { try DataBound(parsing: argument) }
  }

  @Test func theLastOfTwoBoundsHolds() {
    let limits = DataLimits([DataBound(.text, 5), DataBound(.text, 7)])
    #expect(limits[.text] == 7)
    #expect(limits[.document] == 64_000_000)
    #expect(limits != DataLimits())
  }

  @Test(arguments: [
    (1, "1 byte"), (999, "999 bytes"), (64_000_000, "64 MB"), (1_500_000_000, "1.5 GB"),
    (3_000_000_001, "3.01 GB"), (20_000, "20 kB"), (7_000_000_000_000, "7 TB"),
  ]) func sizesAreShown(bytes: Int, expected: String) {
    #expect(ByteCount(bytes).description == expected)
  }

  /// What an error suggests is accepted and is enough.
  @Test(arguments: DataLimit.allCases, [1, 999, 64_000_000, 3_000_000_001, 123_456_789_012])
  func argumentsAreRead(limit: DataLimit, value: Int) throws {
    let bound = try DataBound(parsing: limit.argument(value))
    #expect(bound.limit == limit)
    #expect(bound.value >= value)
  }
}
