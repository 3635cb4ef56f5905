import Testing

@testable import Chapters

/// Columns count characters as a person does, whatever bytes they take.
@Suite struct ColumnTests {
  @Test(arguments: [
    ("x {{a}}", 3), ("é {{a}}", 3), ("e\u{301} {{a}}", 3), ("日本語 {{a}}", 5), ("👩‍👩‍👧 {{a}}", 3),
    ("🇩🇪 ü {{a}}", 5), ("> größer {{a}}", 10), ("- ä *ö* {{a}}", 9), ("\tü", 0), ("שלום {{a}}", 6),
  ])
  func countCharacters(line: String, column: Int) {
    let found = mistakes(line)
    #expect(found.map { String($0.prefix { $0 != " " }) } == (column == 0 ? [] : ["3:\(column):"]))
  }

  @Test func countThemInCardsAndCells() {
    let found = mistakes(
      "```flashcard\nWas ist größer?\n---\nÄ {{a}}\n```\n\n> ```claim\n> ü\n> ```")
    #expect(found[0].hasPrefix("6:3: "))
    #expect(found[1].hasPrefix("10:3: "))
  }

  @Test func countThemInSettings() {
    let found = mistakes { try cell("train(name: \"größer\", epochs: €)") }
    #expect(found.first?.hasPrefix("3:31: ") == true, "\(found)")
  }
}
