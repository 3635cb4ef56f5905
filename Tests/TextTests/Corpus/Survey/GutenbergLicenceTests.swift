import Foundation
import TestSupport
import Testing
import Wording

@testable import Text

@Suite struct GutenbergLicenceTests {
  private static let book = "Chapter 1\n\nIt was a * dark * night. *** And so on.\n\nThe end"

  private func licence(_ text: String) -> GutenbergLicence? {
    Array(text.utf8).withUnsafeBufferPointer { GutenbergLicence(of: $0) }
  }

  private func bookIn(_ text: String) -> String? {
    licence(text).map { String(decoding: Array(text.utf8)[$0.book], as: UTF8.self) }
  }

  @Test(arguments: [
    "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n",
    "***START OF THE PROJECT GUTENBERG EBOOK X***\n",
    "*** START OF THIS PROJECT GUTENBERG EBOOK X ***\r\n\r\n",
    "\u{FEFF}The Project Gutenberg eBook of X\n\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n",
    "*** START OF THE PROJECT GUTENBERG EBOOK X AND\nITS SECOND LINE ***\n\n\n",
    "*** START OF THE PROJECT GUTENBERG EBOOK ÆNEÏS ***\n",
    "***  START OF THE PROJECT GUTENBERG EBOOK ***\n",
    "***** START OF THE PROJECT GUTENBERG EBOOK X *****\n",
    "**** *** START OF THE PROJECT GUTENBERG EBOOK X ***\n",
    String(repeating: "Header. ", count: 3000)
      + "\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\n",
  ]) func theBookIsBetweenTheLines(head: String) {
    let tails = [
      "\n\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\n\nLicence.",
      "\r\n***END OF THIS PROJECT GUTENBERG EBOOK***",
      "\n*** END OF THE PROJECT GUTENBERG EBOOK X\n"
        + String(repeating: "Licence. ", count: 20_000),
    ]
    for tail in tails {
      #expect(bookIn(head + Self.book + tail)?.hasSuffix(Self.book) == true)
      #expect(licence(head + Self.book + tail)?.tailSize == tail.utf8.count)
    }
    #expect(bookIn(head + Self.book)?.hasSuffix(Self.book) == true)
  }

  @Test func aLineMayBeMissing() {
    let tail = "\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\nLicence"
    #expect(bookIn(Self.book + tail) == Self.book)
    #expect(licence(Self.book + tail)?.headSize == 0)
    #expect(bookIn("*** START OF THE PROJECT GUTENBERG EBOOK X ***") == "")
  }

  @Test(arguments: [
    "", "*", "***", "*** START OF", "*** START OF THE STORY ***",
    "** START OF THE PROJECT GUTENBERG",
    "START OF THE PROJECT GUTENBERG EBOOK", "I read it at Project Gutenberg.", "*** end ***",
    String(repeating: "*", count: 100_000),
  ]) func otherTextsHaveNone(text: String) {
    #expect(licence(text) == nil)
  }

  @Test func itIsToldOrLeftOut() throws {
    let folder = try TemporaryFolder()
    let head = "The eBook\n\n*** START OF THE PROJECT GUTENBERG EBOOK A TALE ***\n\n"
    let tail =
      "\n\n*** END OF THE PROJECT GUTENBERG EBOOK A TALE ***\n" + String(repeating: "x", count: 900)
    let path = try folder.write(head + Self.book + tail, to: "novel.txt")
    func read(_ strip: Strip) throws -> Corpus {
      try CorpusLocation.text(path: path).read(
        options: ReadOptions(strip: strip), sample: { throw CorpusError.emptyPath })
    }
    let whole = try read(.none)
    #expect(whole.train.text(at: 0) == head + Self.book + tail)
    #expect(whole.findings.count == 1)
    #expect(
      whole.findings.first?.text.description.hasPrefix(
        "Project Gutenberg's licence is part of the text")
        == true)
    #expect(
      whole.findings.first?.advice?.description.contains("--set load.strip=.gutenberg") == true)
    let book = try read(.gutenberg)
    #expect(book.train.text(at: 0) == Self.book)
    #expect(
      [whole, book].map(\.survey.licence) == [head, head].map { $0.utf8.count + tail.utf8.count })
    #expect(
      book.findings.first?.text.description.hasPrefix("Project Gutenberg's licence was left out")
        == true)
    try folder.write(Self.book, to: "novel.txt")
    #expect(try read(.none).findings.isEmpty)
    #expect(try read(.gutenberg).findings.first?.text.description.contains("no line says") == true)
    #expect(try read(.gutenberg).train.text(at: 0) == Self.book)
  }
}
