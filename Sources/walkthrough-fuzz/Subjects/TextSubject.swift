import Foundation
import Random
import Spooling
import TestSupport
import Text

/// A damaged text: in any encoding, compressed or not, a document that is no text, and a book of
/// Project Gutenberg.
final class TextSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "\u{FEFF}", "\u{0}", "\u{0}\u{0}", "\u{1f}", "PK\u{3}\u{4}", "BZh91AY&SY", "%PDF-", "{\\rtf",
    "<html>", "<!--", "mimetype", "ustar", "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n",
    "*** END OF THIS PROJECT GUTENBERG EBOOK", "***", "日本語", "é", "😀", "\u{1B}[2J",
  ])

  private let texts: [[UInt8]]
  private let project: ScratchProject
  private let name = "input/text"

  init(project: ScratchProject) {
    self.project = project
    let text = """
      The Project Gutenberg eBook of a tale
      *** START OF THE PROJECT GUTENBERG EBOOK A TALE ***
      The captain saw the harbour; café, naïve. Старый дом, 老房子 😀.
      *** END OF THE PROJECT GUTENBERG EBOOK A TALE ***
      The licence.

      """
    let little = text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    let wide = text.unicodeScalars.flatMap { scalar in
      (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
    }
    let utf8 = Array(text.utf8)
    let epub = [TestEntry("mimetype", "application/epub+zip"), TestEntry("a.xhtml", "<html>")]
    texts = [
      utf8, [0xef, 0xbb, 0xbf] + utf8, [0xff, 0xfe] + little, [0xfe, 0xff] + big, little, big, wide,
      [0xff, 0xfe, 0, 0] + wide, Array(text.unicodeScalars.map { UInt8($0.value & 0xff) }),
      gzip(utf8), gzip([0xff, 0xfe] + little), zip([TestEntry("novel.txt", text)]),
      tar([TestEntry("novel.txt", text)]), gzip(tar([TestEntry("novel.txt", text)])), zip(epub),
    ]
  }

  func prepare(_ random: inout MersenneTwister) throws {
    let text = texts[Int.random(in: 0..<texts.count, using: &random)]
    try project.write(Self.mutator.mutate(text, &random), to: name)
  }

  func run(_ random: inout MersenneTwister) throws {
    let limits = DataLimits([DataBound(.text, 1_000_000), DataBound(.total, 4_000_000)])
    let location = try CorpusLocation(
      path: project.root.appending(path: name).path, limits: limits)
    _ = try location.digest(limits: limits)
    let options = ReadOptions(
      invalidText: random.next() % 2 == 0 ? .reject : .replace,
      strip: random.next() % 2 == 0 ? .none : .gutenberg)
    let corpus = try location.read(
      options: options, limits: limits,
      sample: { Corpus(train: Documents(), test: nil, description: "") })
    for documents in [corpus.train, corpus.test ?? Documents()] {
      let bytes = documents.bytes.array
      guard String(validating: bytes, as: UTF8.self) != nil else {
        throw Violation("what was read is not UTF-8")
      }
      guard !bytes.contains(0) else { throw Violation("what was read has a NUL") }
    }
  }
}
