import Chapters
import Testing

/// What GitHub shows beyond CommonMark.
@Suite struct GitHubMarkdownTests {
  /// The blocks between title and cell.
  private func blocks(_ body: String) throws -> [Block] {
    let all = try chapter(body).blocks
    return all.filter { if case .step = $0 { false } else { true } }
  }

  @Test func aTableHasAHeaderAndAlignments() throws {
    let found = try blocks(
      """
      | gate | what it does | cost |
      |:-----|:------------:|-----:|
      | input | lets *in* | 1 |
      | a \\| b | $`c_{t-1}`$ or `not` |
      """)
    #expect(
      found == [
        .table(
          Table(
            alignments: [.left, .center, .right],
            header: [[.text("gate")], [.text("what it does")], [.text("cost")]],
            rows: [
              [[.text("input")], [.text("lets "), .emphasis([.text("in")])], [.text("1")]],
              [[.text("a | b")], [.math("c_{t-1}"), .text(" or "), .code("not")], []],
            ]))
      ])
  }

  @Test(arguments: [
    ("|a|b|\n|-|-|\n|1|", 1), ("a | b\n--- | ---\n1 | 2\n3 | 4", 2), ("|a|\n|-|", 0),
    ("| a |\n| :-: |\n| |", 1), ("> |a|b|\n> |-|-|\n> |1|2|", 1),
  ])
  func tablesAsPeopleWriteThem(body: String, rows: Int) throws {
    var found = try blocks(body)
    if case .quote(let quoted)? = found.first { found = quoted }
    guard case .table(let table)? = found.first else {
      Issue.record("no table: \(found)")
      return
    }
    #expect(table.rows.count == rows)
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
    #expect(table.alignments.count == table.header.count)
  }

  @Test(arguments: ["a | b\n\nc", "| a | b |", "|a|b|\n|-|\n|1|2|", "```\n|a|\n|-|\n```"])
  func linesWithBarsThatAreNoTable(body: String) throws {
    #expect(try blocks(body).allSatisfy { if case .table = $0 { false } else { true } })
  }

  @Test func placesInCellsAreTold() {
    #expect(mistakes("| a | b |\n|---|---|\n| 1 | {{x}} |")[0].hasPrefix("5:7:"))
    #expect(mistakes("| a | <b> |\n|---|---|")[0].hasPrefix("3:7: raw HTML"))
  }

  @Test func valuesInCellsAreFound() throws {
    let found = try blocks("| a |\n|---|\n| {{train.steps}} |")
    #expect(found.inlineValues.map(\.name) == ["train.steps"])
  }

  @Test func struckWordsAndTasks() throws {
    #expect(
      try blocks("A ~~struck~~ word, ~not~.") == [
        .paragraph([
          .text("A "), .strikethrough([.text("struck")]), .text(" word, ~not~."),
        ])
      ])
    #expect(
      try blocks("- [ ] open\n- [x] done\n- plain") == [
        .list(
          start: nil,
          items: [
            [.paragraph([.checkbox(isChecked: false), .text("open")])],
            [.paragraph([.checkbox(isChecked: true), .text("done")])],
            [.paragraph([.text("plain")])],
          ])
      ])
  }

  @Test(arguments: [
    ("at https://example.org/a_b_c here", "https://example.org/a_b_c"),
    ("(www.example.org).", "http://www.example.org"),
    ("see http://example.org/x?a=1&b=2, or not", "http://example.org/x?a=1&b=2"),
    ("write to a.b@example.org now", "mailto:a.b@example.org"),
  ])
  func bareAddressesAreLinks(text: String, address: String) throws {
    guard case .paragraph(let inlines)? = try blocks(text).first else {
      Issue.record("no paragraph")
      return
    }
    let links = inlines.compactMap { inline -> String? in
      if case .link(let destination, _, _) = inline { destination } else { nil }
    }
    #expect(links == [address])
    #expect(inlines.plainText == text)
  }

  @Test func valuesAfterABareAddressHaveTheirPlace() {
    let found = mistakes("At https://example.org/a and {{x}} there")
    #expect(found.first?.hasPrefix("3:30:") == true, "\(found)")
  }

  @Test func aRuleWithinAFenceDividesNoCard() throws {
    let found = try blocks(
      "````flashcard\nWhat does it hold?\n\n```yaml\n---\ntitle: x\n---\n```\n---\nFront matter.\n````"
    )
    guard case .flashcard(let card)? = found.first else {
      Issue.record("no card: \(found)")
      return
    }
    #expect(card.question.last == .code(language: "yaml", text: "---\ntitle: x\n---\n"))
    #expect(card.answer == [.paragraph([.text("Front matter.")])])
  }

  @Test(arguments: CalloutKind.allCases) func callouts(kind: CalloutKind) throws {
    let name = kind.rawValue.uppercased()
    #expect(
      try blocks("> [!\(name)]\n> Mind the *gap*.\n>\n> - a") == [
        .callout(
          kind,
          [
            .paragraph([.text("Mind the "), .emphasis([.text("gap")]), .text(".")]),
            .list(start: nil, items: [[.paragraph([.text("a")])]]),
          ])
      ])
    #expect(
      try blocks("> [!\(name)]\n>\n> Later.") == [.callout(kind, [.paragraph([.text("Later.")])])])
  }

  @Test(arguments: ["> [!NOTE] with text", "> \\[!NOTE]", "[!NOTE]", "> See [!NOTE]", "> [note]"])
  func quotesThatAreNoCallouts(body: String) throws {
    #expect(try blocks(body).allSatisfy { if case .callout = $0 { false } else { true } })
  }

  @Test func anUnknownCalloutIsTold() {
    #expect(mistakes("> [!NOTICE]\n> x")[0].hasPrefix("3:1: there is no callout 'NOTICE'"))
  }

  @Test func valuesInCalloutsHaveTheirPlace() {
    #expect(mistakes("> [!NOTE]\n> a {{x}}")[0].hasPrefix("4:5:"))
  }

  @Test func footnotesAreNumberedAndStandAtTheEnd() throws {
    let found = try blocks(
      """
      A claim.[^word] Another[^2] and again.[^word]

      [^2]: Two, with *emphasis*.
      [^word]: A note

          in two parts.

      More.
      """)
    #expect(
      found == [
        .paragraph([
          .text("A claim."), .footnote(number: 1, isFirst: true), .text(" Another"),
          .footnote(number: 2, isFirst: true), .text(" and again."),
          .footnote(number: 1, isFirst: false),
        ]),
        .paragraph([.text("More.")]),
        .footnotes([
          [.paragraph([.text("A note")]), .paragraph([.text("in two parts.")])],
          [.paragraph([.text("Two, with "), .emphasis([.text("emphasis")]), .text(".")])],
        ]),
      ])
  }

  @Test(arguments: [
    ("A claim.[^1]", "3:9: there is no footnote '[^1]'"),
    ("Text.\n\n[^1]: Never used.", "5:1: nothing refers to this footnote"),
    ("A.[^1]\n\n[^1]: One.\n[^1]: Again.", "6:1: nothing refers to this footnote"),
    ("```flashcard\nq[^1]\n\n[^1]: n\n---\na\n```", "6:7: a card can't hold a footnote"),
    ("A.[^1]\n\n[^1]: <b>", "5:7: raw HTML"),
  ])
  func footnotesThatFail(body: String, message: String) {
    let found = mistakes(body)
    #expect(found.contains { $0.hasPrefix(message) }, "\(found)")
  }

  @Test(arguments: ["`[^1]`", "\\[^1]", "```\n[^1]: code\n```", "x[^ 1]", "a^[b]"])
  func whatOnlyLooksLikeAFootnote(body: String) {
    #expect(mistakes(body) == [])
  }

  @Test(arguments: [
    "<!-- a note to myself -->", "<!--\nseveral\n\nlines\n-->", "<!-- a --> <!-- b -->",
  ])
  func commentsLeaveNoTrace(comment: String) throws {
    #expect(
      try blocks("Before.\n\n\(comment)\n\nAfter.") == [
        .paragraph([.text("Before.")]), .paragraph([.text("After.")]),
      ])
  }

  @Test func aCommentWithinALine() throws {
    #expect(
      try blocks("Text <!-- aside -->in it.") == [.paragraph([.text("Text "), .text("in it.")])])
    #expect(mistakes("Text <!-- aside --> and {{x}}.")[0].hasPrefix("3:25:"))
  }
}
