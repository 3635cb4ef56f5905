import Chapters
import Testing

@Suite struct InlineTests {
  private func inlines(_ text: String) throws -> [Inline] {
    guard case .paragraph(let inlines)? = try chapter(text).blocks.first else { return [] }
    return inlines
  }

  private func values(_ body: String) throws -> [String] {
    try chapter(body).inlineValues.map { "\($0.location.line):\($0.location.column) \($0.name)" }
  }

  @Test func readsEveryKindOfInline() throws {
    let found = try inlines("a *b* **c** `d`\n[e](f.md \"g\") ![h](i.png)\\\nj")
    #expect(
      found == [
        .text("a "), .emphasis([.text("b")]), .text(" "), .strong([.text("c")]), .text(" "),
        .code("d"), .softBreak, .link(destination: "f.md", title: "g", [.text("e")]), .text(" "),
        .picture(Picture(source: "i.png", title: "", text: [.text("h")], file: nil)), .lineBreak,
        .text("j"),
      ])
    #expect(found.plainText == "a b c d e h j")
  }

  @Test func readsFormulasBetweenDollarAndBacktick() throws {
    #expect(
      try inlines(#"is $`\hat{y}_t * a_i*`$, and $`b`$"#) == [
        .text("is "), .math(#"\hat{y}_t * a_i*"#), .text(", and "), .math("b"),
      ])
    #expect(try inlines(#"\$`x`\$"#) == [.text("$"), .code("x"), .text("$")])
    #expect(try inlines("$`x`$").plainText == "x")
  }

  @Test(arguments: [
    "It costs $5.", "From $5 to $10", "$5–$10", "$5 or US$", "a $ b $ c", #"\$x\$"#, "US$5, A$6",
    "`$x$`", "&#36;x&#36;", "$", "5$ each",
  ])
  func leavesPricesAlone(text: String) throws {
    #expect(mistakes(text).isEmpty)
  }

  @Test(arguments: [
    ("see $x_t$", "3:5: a formula between bare"), (#"> a $\alpha$"#, "3:5: a formula between bare"),
    ("$2x$", "3:1: a formula"), ("$5 = x$", "3:1: a formula"), ("**a $x$**", "3:5: a formula"),
    ("$a*b*c$", "3:1: a formula"), ("$$\nx\n$$", "3:1: a formula between '$$'"),
    ("cost $$x$$", "3:6: a formula between '$$'"), ("a $`x` b", "3:3: the formula is not closed"),
    ("# h $x$", "3:5: a formula"), ("$5 and $x$", "3:8: a formula"),
  ])
  func refusesBareFormulas(text: String, message: String) {
    let found = mistakes(text)
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
    #expect(found[0].contains("$`x_t`$") || found[0].contains("```math"))
  }

  @Test(arguments: [
    ("{{train.epochs}}", ["3:1 train.epochs"]),
    ("é {{ train.loss.first }}", ["3:3 train.loss.first"]),
    ("a **{{a.b}}**\n   {{c.d}} {{e.f}}", ["3:5 a.b", "4:4 c.d", "4:12 e.f"]),
    ("> a {{a.b}}\nlazy {{c.d}}\n>    more {{e.f}}", ["3:5 a.b", "4:6 c.d", "5:11 e.f"]),
    (#"\{ &amp; \* {{a.b}} &hellip;{{c.d}}"#, ["3:13 a.b", "3:29 c.d"]),
    ("- x\n\n  > y\n  > {{a.b_c}}", ["6:5 a.b_c"]),
    ("[{{a.b}}](x.md) `{{c.d}}` \\{{e.f}}", ["3:2 a.b"]),
    ("`a\nb` {{a.b}}", ["4:4 a.b"]), ("> `a\nb\n>  c`\n> {{a.b}}", ["6:3 a.b"]),
    ("[a](\n/url) *b\n`c\n d` {{a.b}}*\n{{c.d}}", ["6:5 a.b", "7:1 c.d"]),
    ("## h {{a.b}} ##", ["3:6 a.b"]),
    ("    {{a.b}}", []), ("```\n{{a.b}}\n```", []), ("a }} b {{a.b}}", ["3:8 a.b"]),
  ])
  func tellsWhereValuesStand(body: String, expected: [String]) throws {
    #expect(try values(body) == expected)
  }

  @Test(arguments: [
    ("a {{b}}", "3:3: '{{b}}' names no value"), ("a {{", "3:3: '{{' has no '}}'"),
    ("{{a.b} {{c.d}}", "3:1: '{{' has no '}}'"), ("{{}}", "3:1: '{{}}' names"),
    ("{{a.b\n}}", "3:1: '{{' has no"), ("{{a. b}}", "3:1: '{{a. b}}' names"),
    ("{{a..b}}", "3:1: '{{a..b}}' names"), ("{{{a.b}}}", "3:1: '{{{a.b}}' names"),
  ])
  func refusesMalformedValues(body: String, message: String) {
    let found = mistakes(body)
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }

  @Test func anEscapedBraceIsText() throws {
    #expect(try inlines(#"\{\{a.b}}"#) == [.text("{{a.b}}")])
  }

  @Test(arguments: [
    "http://a.b", "https://a.b/c:d", "mailto:a@b.c", "#top", "02-vocab.md", "../x.md#y", "/a",
    "a/b:c", "?q=a:b", "HTTPS://a",
  ])
  func allowsLinks(destination: String) {
    #expect(mistakes("a [b](\(destination))").isEmpty)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd", "//a.b/c",
    "javascript&#58;x", "java&#10;script:x", "&#1;javascript:x", "\\\\a.b", "vbscript:x", "",
    "<&#32;javascript:x>",
  ])
  func refusesLinks(destination: String) {
    let found = mistakes("a [b](\(destination))")
    #expect(found.count == 1 && found[0].hasPrefix("3:3: "), "\(found)")
  }

  @Test func tellsWhereALinkBegins() {
    #expect(mistakes("a\nb [*c*\nd](x:y)")[0].hasPrefix("4:3: "))
    #expect(mistakes("a `b\nc` [d](x:y)")[0].hasPrefix("4:4: "))
  }

  @Test func refusesOtherImagesAndAutolinks() {
    #expect(mistakes("![a](mailto:a@b)").count == 1)
    #expect(mistakes("<ftp://a.b>").count == 1)
    #expect(mistakes("<https://a.b> <a@b.c>").isEmpty)
  }

  @Test func plainTextTakesValues() throws {
    let text = try inlines("p = **{{a.b}}**\nor $`x`$")
    #expect(text.plainText == "p = {{a.b}} or x")
    #expect(text.plainText { _ in "31.2" } == "p = 31.2 or x")
  }
}
