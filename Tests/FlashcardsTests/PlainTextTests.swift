import Chapters
import Testing

@testable import Flashcards

@Suite struct PlainTextTests {
  private func lines(_ blocks: [Block], width: Int = 20) -> [String] {
    PlainText(width: width) { $0 == "train.steps" ? "1,407" : "—" }.lines(blocks)
  }

  @Test func breaksLinesBetweenWords() {
    #expect(
      lines([paragraph("one two three four five six"), paragraph("seven")])
        == ["one two three four", "five six", "", "seven"])
    #expect(
      lines([paragraph("a antidisestablishmentarianism b")])
        == ["a", "antidisestablishmentarianism", "b"])
  }

  @Test func keepsCodeFormulasAndValues() {
    let place = SourceLocation(file: "a", line: 1, column: 1)
    let inlines: [Inline] = [
      .code("<unk>"), .text(" "), .math("\\ln V"), .softBreak, .emphasis([.text("in")]), .lineBreak,
      .value(InlineValue(name: "train.steps", location: place)),
    ]
    #expect(lines([.paragraph(inlines)]) == ["`<unk>` \\ln V in", "1,407"])
    #expect(lines([.code(language: nil, text: "a\n  b\n\n")]) == ["    a", "      b"])
  }

  @Test func marksItemsAndQuotes() {
    let items = [[paragraph("one two three four five")], [paragraph("b")]]
    #expect(
      lines([.list(start: 9, items: items)]) == ["9. one two three four", "   five", "10. b"])
    #expect(lines([.list(start: nil, items: items)])[0] == "- one two three four")
    #expect(lines([.quote([paragraph("a"), paragraph("b")])]) == ["| a", "| ", "| b"])
  }

  @Test func givesTheTerminalNoOrders() {
    #expect(lines([paragraph("a\u{1B}[31mb\u{7}\u{9B}c")]) == ["a[31mbc"])
    #expect(lines([.code(language: nil, text: "\u{1B}]0;x\u{7}\tb")]) == ["    ]0;x\tb"])
  }
}
