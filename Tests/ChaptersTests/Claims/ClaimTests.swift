import Chapters
import Testing

@Suite struct ClaimTests {
  private func claim(_ text: String) throws -> Claim {
    try #require(try chapter("```claim\n\(text)\n```").claims.first)
  }

  private let values = ["a.b": 31.2, "a.c": 66, "a.big": 25000, "a.nan": .nan, "a.inf": .infinity]

  @Test(arguments: [
    ("a.b < a.c / 2", "31.2 < 33.0"), ("a.big == 25_000", "25000 == 25000"),
    ("a.b + 2 * 3 >= (a.b + 2) * 1", "37.2 >= 33.2"), ("-a.b != -(-a.b)", "-31.2 != 31.2"),
    ("8 ÷ 4 × 2 − 1 <= 3", "3 <= 3"), ("2 - 1 - 1 == 0", "0 == 0"), ("8 / 4 / 2 == 1", "1 == 1"),
    ("a.b < 31.2001", "31.2000 < 31.2001"), ("0.001 < 1", "0.00100 < 1.00000"),
    ("a.inf > 5", "inf > 5.0"), ("a.b // b\n < 40", "31.2 < 40.0"), ("1e300 > 1", "1e+300 > 1.0"),
  ])
  func holds(text: String, detail: String) throws {
    #expect(try claim(text).check { values[$0] } == .holds(detail: detail))
  }

  @Test(arguments: [
    ("a.b > a.c / 2", "31.2 > 33.0"), ("1 / 0 > 5", "nan > 5.0 (not a number)"),
    ("0 / 0 != 1", "nan != 1.0 (not a number)"), ("a.nan == a.nan", "nan == nan (not a number)"),
    ("5 > a.inf - a.inf", "5.0 > nan (not a number)"), ("1 < 1", "1 < 1"),
  ])
  func fails(text: String, detail: String) throws {
    #expect(try claim(text).check { values[$0] } == .fails(detail: detail))
  }

  /// Numbers are shown as in the text, unless that hides the difference.
  @Test(arguments: [
    ("a.b > a.floor", "31.20 > 8.1"), ("a.b < a.b + 0.2", "31.20 < 31.40"),
    ("9 > a.floor", "9.0 > 8.1"), ("a.floor < a.near", "8.05 < 8.06"),
    ("a.c > a.b", "66.00 > 31.20"),
    ("a.b + 1 > a.b * 1", "32.2 > 31.2"), ("a.floor < 8.1", "8.05 < 8.10"),
  ])
  func showsNumbersAsTheTextDoes(text: String, detail: String) throws {
    let values = values.merging(["a.floor": 8.05, "a.near": 8.06]) { $1 }
    let shown = ["a.b": "31.20", "a.floor": "8.1", "a.near": "8.1"]
    let verdict = try claim(text).check(text: { shown[$0] }, lookup: { values[$0] })
    #expect(verdict == .holds(detail: detail))
  }

  @Test func isNotCheckedWithoutAValue() throws {
    #expect(try claim("a.b < a.floor").check { values[$0] } == .notChecked(missing: "a.floor"))
  }

  @Test func namesWhatItCompares() throws {
    let claim = try claim("a.b <\n  a.c + a.b.d")
    #expect(claim.text == "a.b < a.c + a.b.d")
    #expect(claim.names.map(\.name) == ["a.b", "a.c", "a.b.d"])
    #expect(claim.names.map(\.location.line) == [4, 5, 5])
    #expect(claim.names.map(\.location.column) == [1, 3, 9])
  }

  @Test(arguments: [
    ("", "4:1: the claim is empty"), ("a.b", "4:4: a comparison is missing before the end"),
    ("a.b = 3", "4:5: a comparison for equality is written =="),
    ("a.b <", "4:6: a name or a number is"),
    ("1 < a.b < 3", "4:9: a claim contains one comparison"), ("ab < 3", "4:1: 'ab' names no value"),
    ("a.b < 3 4", "4:9: the number 4 can't follow"),
    ("(a.b < 3", "4:1: the parenthesis is not closed"),
    ("a.b ≤ 3", "4:5: '≤' is written <="), ("a. < 3", "4:1: 'a.' names no value"),
    ("a.b < \"x\"", "4:7: a name or a number is missing before a string"),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    let found = mistakes("```claim\n\(text)\n```")
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }

  @Test(arguments: [("", "("), ("", "-"), ("0 < 1", " + 1"), ("0 < 1", " * (1")])
  func hasAnEnd(start: String, repeated: String) {
    let text = start + String(repeating: repeated, count: 10_000)
    #expect(mistakes("```claim\n\(text)\n```")[0].contains("too long"))
  }
}
