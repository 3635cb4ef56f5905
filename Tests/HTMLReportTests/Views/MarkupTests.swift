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

  @Test func isFalseWhereEmpty() {
    #expect(Markup("").isNull)
    #expect(!Markup("x").isNull)
  }
}
