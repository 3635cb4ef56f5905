import Testing

@testable import Exports

@Suite struct PythonTests {
  @Test(arguments: [
    ("plain é", #""plain é""#), ("a\"b\\", #""a\"b\\""#), ("a\nb", #""a\nb""#),
    ("\u{A0}\u{202E}\u{0}", #""\U000000a0\U0000202e\U00000000""#), ("𝄞", "\"𝄞\""),
  ])
  func stringsAreLiterals(text: String, expected: String) {
    #expect(Python.string(text) == expected)
  }
}
