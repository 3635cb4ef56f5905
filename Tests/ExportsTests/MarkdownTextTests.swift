import Testing

@testable import Exports

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a*b", "a\\*b"), ("<script>", "\\<script>"), ("_x_", "\\_x\\_"),
    ("snake_case", "snake_case"), ("two\nlines", "two lines"), ("a|b", "a\\|b"),
    ("$5 and [x]", "\\$5 and \\[x\\]"), ("\\", "\\\\"),
  ])
  func markupIsEscaped(text: String, expected: String) {
    #expect(MarkdownText.escaped(text) == expected)
  }

  @Test(arguments: [
    ("# no heading", "\\# no heading"), ("1. no list", "1\\. no list"), ("- none", "\\- none"),
    ("a\n---", "a\n\\---"), ("> none", "\\> none"), ("1.5 is", "1.5 is"), ("#tag", "#tag"),
  ])
  func aLineBeginsNoBlock(text: String, expected: String) {
    #expect(MarkdownText.paragraph(text) == expected)
  }

  @Test func codeKeepsItsBackticks() {
    #expect(MarkdownText.code("a`b") == "``a`b``")
    #expect(MarkdownText.code("`a") == "`` `a ``")
    #expect(MarkdownText.fenced("```\nx\n```") == "````\n```\nx\n```\n````")
  }
}
