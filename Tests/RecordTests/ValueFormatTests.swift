import Record
import Testing

@Suite struct ValueFormatTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var format: ValueFormat
    var value: Value?
    var text: String
    var testDescription: String { "\(format) \(text)" }

    init(_ format: ValueFormat, _ value: Value?, _ text: String) {
      (self.format, self.value, self.text) = (format, value, text)
    }
  }

  static let counts = [
    Case(.count, 0, "0"), Case(.count, 999, "999"), Case(.count, 1000, "1,000"),
    Case(.count, 25_000, "25,000"), Case(.count, 123_456_789, "123,456,789"),
    Case(.count, -1234, "−1,234"), Case(.count, -123, "−123"),
    Case(.count, 999.6, "1,000"), Case(.count, -0.4, "0"), Case(.count, -0.0, "0"),
  ]
  static let decimals = [
    Case(.decimal(1), 31.56, "31.6"), Case(.decimal(3), 31.5, "31.500"),
    Case(.decimal(3), 9, "9.000"), Case(.decimal(0), 9.4, "9"),
    Case(.decimal(1), 1_234_567.89, "1,234,567.9"), Case(.decimal(1), 999.96, "1,000.0"),
    Case(.decimal(1), -0.04, "0.0"), Case(.decimal(1), -0.06, "−0.1"),
    Case(.decimal(2), -1e-300, "0.00"), Case(.decimal(3), -0.0, "0.000"),
  ]
  static let perplexities = [
    Case(.perplexity, 8.0469, "8.05"), Case(.perplexity, 9.994, "9.99"),
    Case(.perplexity, 9.996, "10.0"), Case(.perplexity, 31.56, "31.6"),
    Case(.perplexity, 999.94, "999.9"), Case(.perplexity, 999.96, "1,000"),
    Case(.perplexity, 12_778.4, "12,778"), Case(.perplexity, .number(.infinity), "∞"),
    Case(.perplexity, 4.448e53, "4.4\u{A0}×\u{A0}10⁵³"), Case(.perplexity, nil, "—"),
  ]
  static let shares = [
    Case(.percent, 0.984, "98.4 %"), Case(.percent, 1, "100.0 %"), Case(.percent, 0, "0.0 %"),
    Case(.percent, 0.001, "0.1 %"), Case(.percent, 0.0009, "< 0.1 %"),
    Case(.percent, 1e-9, "< 0.1 %"), Case(.percent, 12.5, "1,250.0 %"),
    Case(.percent, -0.0001, "0.0 %"),
  ]
  static let sizes = [
    Case(.bytes, 0, "0 bytes"), Case(.bytes, 1, "1 byte"), Case(.bytes, 999, "999 bytes"),
    Case(.bytes, 1000, "1.0 kB"), Case(.bytes, 33_240_000, "33.2 MB"),
    Case(.bytes, 999_949, "999.9 kB"), Case(.bytes, 999_950, "1.0 MB"),
    Case(.bytes, 999_999_999, "1.0 GB"), Case(.bytes, 4_500_000_000_000, "4,500.0 GB"),
  ]
  static let times = [
    Case(.seconds, 0, "0.00 s"), Case(.seconds, 0.42, "0.42 s"), Case(.seconds, 9.99, "9.99 s"),
    Case(.seconds, 9.996, "10 s"), Case(.seconds, 38.4, "38 s"), Case(.seconds, 59.4, "59 s"),
    Case(.seconds, 59.5, "1 min 0 s"), Case(.seconds, 250, "4 min 10 s"),
    Case(.seconds, 3599.4, "59 min 59 s"), Case(.seconds, 3599.5, "1 h 0 min"),
    Case(.seconds, 7260, "2 h 1 min"), Case(.seconds, 3_600_000, "1,000 h 0 min"),
    Case(.seconds, -1.5, "−1.50 s"),
  ]
  static let sizesOfAll = [
    Case(.scientific, 0, "0"), Case(.scientific, -0.0, "0"),
    Case(.scientific, 1.94e-7, "1.9\u{A0}×\u{A0}10⁻⁷"),
    Case(.scientific, 9.96e-5, "1.0\u{A0}×\u{A0}10⁻⁴"),
    Case(.scientific, -3e-11, "−3.0\u{A0}×\u{A0}10⁻¹¹"),
    Case(.scientific, 1, "1.0\u{A0}×\u{A0}10⁰"), Case(.scientific, 25_000, "2.5\u{A0}×\u{A0}10⁴"),
    Case(.scientific, 1.5e120, "1.5\u{A0}×\u{A0}10¹²⁰"), Case(.scientific, .number(.infinity), "∞"),
  ]
  static let plain = [
    Case(.plain, 10_000, "10000"), Case(.plain, -5, "-5"), Case(.plain, 0.001, "0.001"),
    Case(.plain, 5.0, "5"), Case(.plain, 12_000.0, "12000"), Case(.plain, 1e-8, "1e-08"),
    Case(.plain, 0.1, "0.1"), Case(.plain, true, "true"), Case(.plain, "bucketed", "bucketed"),
    Case(.plain, .list(["the movie was", 2, .list([])]), "the movie was, 2, "),
  ]
  static let strange = [
    Case(.count, nil, "—"), Case(.plain, nil, "—"),
    Case(.decimal(1), .number(.nan), "nan"), Case(.seconds, .number(.infinity), "∞"),
    Case(.bytes, .number(-.infinity), "−∞"), Case(.decimal(1), "inf", "∞"),
    Case(.count, "-inf", "−∞"), Case(.percent, "nan", "nan"),
    Case(.count, "sample", "sample"), Case(.decimal(1), false, "false"),
    Case(.seconds, .list([1, 2]), "1, 2"), Case(.plain, .number(.infinity), "inf"),
  ]

  @Test(
    arguments: counts + decimals + perplexities + shares + sizes + times + sizesOfAll + plain
      + strange)
  func isWrittenAs(_ test: Case) {
    #expect(test.format.string(test.value) == test.text)
  }

  /// A number that no step would give must not break the report.
  @Test(
    arguments: [
      ValueFormat.count, .decimal(0), .decimal(12), .percent, .bytes, .seconds, .scientific,
      .plain, .perplexity,
    ],
    [
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e19, -1e19, 0x1p63,
      .leastNonzeroMagnitude,
    ] as [Double])
  func hugeNumbersAreWritten(format: ValueFormat, number: Double) {
    #expect(!format.string(.number(number)).isEmpty)
  }

  @Test(arguments: [Int.max, .min]) func hugeIntegersAreWritten(_ integer: Int) {
    for format in [ValueFormat.count, .decimal(1), .percent, .bytes, .seconds, .scientific] {
      #expect(!format.string(.integer(integer)).isEmpty)
    }
    #expect(ValueFormat.plain.string(.integer(integer)) == String(integer))
  }
}
