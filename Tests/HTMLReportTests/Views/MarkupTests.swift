import Testing

@testable import HTMLReport

@Suite struct MarkupTests {
  @Test(arguments: [
    ("a = \"</script>\"", "a = \"<\\/script>\""), ("'</SCRIPT '", "'<\\/SCRIPT '"),
    ("'<!-- '", "'<\\!-- '"), ("a < b</re/.length", "a < b</re/.length"),
  ])
  func scriptCannotEndItsElement(code: String, expected: String) {
    #expect(Markup.script(code).html == expected)
  }

  @Test func styleCannotEndItsElement() {
    #expect(Markup.style("a{content:\"</Style>\"}").html == "a{content:\"<\\/Style>\"}")
  }

  @Test func dataCannotEndItsElement() {
    #expect(
      Markup.data("[\"</script>\",\"<\u{338}!--\",\"\u{7F}\",1]").html
        == "[\"\\u003c/script>\",\"\\u003c\u{338}!--\",\"\\u007f\",1]")
  }

  @Test func isFalseWhereEmpty() {
    #expect(Markup("").isNull)
    #expect(!Markup("x").isNull)
  }
}
