import Foundation
import Testing

@testable import Chapters

/// Every line of a text that is not blank belongs to exactly one block.
@Suite struct MarkdownSourceTests {
  @Test(arguments: ["imdb", "wordlstm"])
  func ofTheBooks(name: String) throws {
    let chapters = URL(filePath: #filePath).appending(path: "../../../../chapters")
    let folder = chapters.appending(path: name).standardizedFileURL
    let book = try Book.read(
      .folder(folder), name: name, displayPath: folder.path, stepNames: stepNames)
    let texts = [book.introduction] + book.chapters.map(\.text) + [book.appendix].compactMap { $0 }
    #expect(texts.count == 10)
    for text in texts {
      let sources = text.sourcedBlocks.map(\.source)
      let file = try Data(contentsOf: URL(filePath: sources[0].file))
      expectWhole(sources, of: String(decoding: file, as: UTF8.self))
    }
    let cell = try #require(
      book.chapters[6].text.sourcedBlocks.first { [$0.block].stepCells != [] })
    #expect(cell.source.text == "```swift step\n\(book.chapters[6].cell.source)\n```")
    #expect(cell.source.lines.contains(book.chapters[6].cell.location.line))
  }

  @Test(arguments: [
    "", "\n \n", "a", "a\n\n", "\n\n a\n\t\n\nb", "a\r\n\r\n\r\nb\r\nc", "a\rb\r\rc\n\rd",
    "\u{FEFF}# T\n\na", "a\u{0}b\n\n\u{0}", "\u{C}\n\na", "\tcode\n\n\n\tcode\n\na",
    "-\ta\n\n\tb\n\nc",
    "> a\nlazy\n\n> b\n> > c\nlazy\n", "- a\n  - b\n\n    c\n\n  - d\n\n\n1. e\n2) f",
    "- a\n\n\n- b\n\n      code\n\n***\n* c", "<div>\n\n*a*\n</div>\n\n<!-- x\n\ny -->\nz",
    "<pre>\n\n\n</pre>\n\n<b>x", "[a]: /u\n[b]: /v\n\n# T\n\n[a]\n\n[c]: /w\n\n\nb\n[d]: /x",
    "[a]: /u", "a\n===\nb\n---\n\n---\n# c\n## d\n", "```\n\na\n\n", "~~~\na\n~~~\n\n```x\n```",
    "````\n```\n\n````",
    "&amp;\\\n*a\n\nb*  \n\u{85}\u{2028}c", "a\n    b\n\n    c", ">\n>\n\n-\n\n+\n",
  ])
  func ofHostileTexts(text: String) throws {
    let source = SourceText(file: "x", text: text.utf8)
    let nodes = try MarkdownTree(parsing: source.bytes).document().children
    let sources = source.markdown(of: nodes)
    #expect(sources.count == nodes.count)
    if !nodes.isEmpty { expectWhole(sources, of: text) }
  }

  @Test func ofEveryKindOfBlock() throws {
    let parts = [
      "# *T*", "Text\nin lines", "```swift source=a#b\n```", "```claim\na.b < 1\n```",
      "````flashcard\nQ\n---\n```\nA\n```\n````", "```predict a.b\nQ\n\n---\n\nA\n```",
      "> quote\nlazy", "```swift step\ntrain()\n```",
    ]
    let text = parts.joined(separator: "\n\n")
    let chapter = try Chapter.parse(text, file: "c.md", step: "train", stepNames: stepNames)
    #expect(chapter.text.sourcedBlocks.map(\.source.text) == parts)
    #expect(chapter.text.sourcedBlocks[1].source.lines == 3...4)
    #expect(chapter.text.sourcedBlocks.allSatisfy { $0.source.file == "c.md" })
  }

  /// Expects that the sources are in order and that the lines between them are blank.
  private func expectWhole(_ sources: [MarkdownSource], of text: String) {
    let lines = SourceText(file: "", text: text.utf8).string
      .split(separator: "\n", omittingEmptySubsequences: false)
    var next = 1
    func expectBlank(before line: Int) {
      for number in next..<max(next, line) {
        #expect(lines[number - 1].allSatisfy { $0 == " " || $0 == "\t" }, "line \(number): \(text)")
      }
    }
    for source in sources {
      #expect(source.lines.lowerBound >= next)
      expectBlank(before: source.lines.lowerBound)
      let own = lines[(source.lines.lowerBound - 1)...(source.lines.upperBound - 1)]
      #expect(source.text == own.joined(separator: "\n"), "\(text)")
      next = source.lines.upperBound + 1
    }
    expectBlank(before: lines.count + 1)
  }
}
