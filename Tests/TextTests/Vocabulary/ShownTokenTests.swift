import Testing

@testable import Text

@Suite struct ShownTokenTests {
  @Test(arguments: [
    (" ", "␣"), ("\n", "⏎"), ("\r\n", "⏎"), ("\t", "⇥"), ("\u{200B}", "U+200B"),
    ("\u{3000}", "U+3000"),
    ("a", "a"), ("é", "é"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("<", "<"),
  ])
  func whiteSpaceIsVisible(token: String, label: String) {
    #expect(ShownToken.label(Array(token.utf8)) == label)
  }

  @Test(arguments: [
    String(repeating: "x", count: 3_000_000), String(repeating: "é", count: 41),
    "e" + String(repeating: "\u{301}", count: 10_000), String(repeating: "👨‍👩‍👧‍👦", count: 100),
    String(repeating: "日", count: 5_000), "e" + String(repeating: "\u{301}", count: 200),
  ])
  func whatIsLongIsCut(token: String) {
    let label = ShownToken.label(Array(token.utf8))
    #expect(label.count <= 40)
    #expect(label.utf8.count < 2000)
    #expect(label.hasSuffix("…"))
    #expect(!label.contains("\u{FFFD}"))
  }

  @Test(arguments: [
    ("café", "cafe\u{301}", "U+00E9", "U+0065 U+0301"),
    ("a\u{200B}b", "ab", "U+200B", "nothing"),
    ("a", "A", "U+0061", "U+0041"),
    ("same", "same", "nothing", "nothing"),
    ("о", "o", "U+043E", "U+006F"),
  ])
  func namesWhatDiffers(one: String, other: String, first: String, second: String) {
    let difference = CodePoints.difference(one, other)
    #expect(difference.0 == first)
    #expect(difference.1 == second)
  }
}
