import Testing

@testable import Drawings

@Suite struct CleanTextTests {
  @Test(arguments: [
    ("plain, with \"quotes\" and <tags>", "plain, with \"quotes\" and <tags>"),
    ("naïve — 日本 👩‍👩‍👧", "naïve — 日本 👩‍👩‍👧"),
    ("a\0b\u{7F}", "a␀b␡"), ("a\r\nb\rc", "a\nb\nc"), ("\u{85}", "\u{FFFD}"),
    ("\u{202E}x", "\u{202E}x"),
    ("<\u{338}", "\u{2060}<\u{2060}\u{338}"), ("\u{600}<", "\u{600}\u{2060}<\u{2060}"),
  ])
  func cleans(text: String, expected: String) {
    #expect(CleanText.clean(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(arguments: ["<\u{338}", "\"\u{301}", "\u{600}<", "&\u{20DD}", "'\u{200D}"])
  func leavesNoHiddenMarkup(text: String) {
    let special: Set<Character> = ["<", ">", "&", "\"", "'"]
    let cleaned = CleanText.clean(text)
    #expect(cleaned.contains { special.contains($0) })
  }

  @Test(arguments: [0xFFFE, 0xFDD0, 0x1FFFF] as [UInt32]) func hasNoNoncharacters(value: UInt32)
    throws
  {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(CleanText.clean("a\(scalar)") == "a\u{FFFD}")
  }

  @Test func escapes() {
    #expect(
      CleanText.escaped("<a b=\"c\" d='e'>&") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;")
  }
}
