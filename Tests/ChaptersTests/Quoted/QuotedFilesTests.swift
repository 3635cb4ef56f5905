import Foundation
import TestSupport
import Testing

@testable import Chapters

/// Chapters show files of the book's folder, and of nowhere else.
@Suite struct QuotedFilesTests {
  private let folder: TemporaryFolder
  private let book: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    book = try TemporaryFolder()
    try folder.write("secret", to: "secret.txt")
    try folder.write(MadePicture.svg(), to: "secret.svg")
    try book.write(MadePicture.svg(), to: "figures/plot.svg")
    try book.write(MadePicture.svg(), to: "figures/a plot.svg")
    try book.write(MadePicture.png(width: 4, height: 2), to: "a.png")
    try book.write("let a = 1\n// snippet.part\nlet b = 2\n// snippet.end\n", to: "notes.swift")
    try book.write("# snippet.loop\nfor x in y:\n  pass\n# snippet.end\n", to: "src/loop.py")
    try book.write([0xFF, 0xFE, 0x41], to: "bytes.swift")
    for (link, target) in [
      ("out.svg", folder.path + "/secret.svg"), ("out", folder.path),
      ("in.svg", "figures/plot.svg"),
      ("out.swift", folder.path + "/secret.txt"), ("dead.svg", "nowhere.svg"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: book.path + "/" + link, withDestinationPath: target)
    }
  }

  private func blocks(_ text: String) -> (blocks: [Block], mistakes: [String]) {
    var reader = BlockReader(
      SourceText(file: "01-load.md", text: text.utf8), in: .chapter, files: .folder(book.url))
    let blocks = reader.read().map(\.block)
    return (
      blocks, reader.diagnostics.map { "\($0.location.line):\($0.location.column): \($0.message)" }
    )
  }

  @Test(arguments: [
    "figures/plot.svg", "./figures/plot.svg", "figures/a%20plot.svg", "<figures/a plot.svg>",
    "a.png",
    "in.svg",
  ])
  func picturesAreRead(path: String) throws {
    let (blocks, mistakes) = blocks("A ![plot of *two* lines](\(path) \"Title\").")
    #expect(mistakes.isEmpty)
    let picture = try #require(blocks.pictures.first)
    #expect(picture.file != nil && picture.title == "Title")
    #expect(picture.text.labelText == "plot of two lines")
  }

  @Test(arguments: [
    (
      "figures/plott.svg", "there is no file 'figures/plott.svg' in the book's folder; did you mean"
    ),
    ("none.png", "there is no file 'none.png' in the book's folder"),
    ("figures", "there is no file 'figures'"), ("dead.svg", "there is no file 'dead.svg'"),
    ("../secret.svg", "'../secret.svg' leads out of the book's folder"),
    ("figures/../../secret.svg", "leads out of the book's folder"),
    ("%2e%2e/secret.svg", "leads out of the book's folder"),
    ("/etc/passwd", "leads out of the book's folder"),
    ("out.svg", "'out.svg' is a link that leads out of the book's folder"),
    ("out/secret.svg", "is a link that leads out of the book's folder"),
    ("notes.swift", "'notes.swift' is no picture that the page can show"),
    ("https://example.org/a.png", "loads no picture from elsewhere"),
    ("data:image/png;base64,AA==", "loads no picture from elsewhere"),
    ("a%00.png", "leads out of the book's folder"),
  ])
  func othersAreToldWithTheirPlace(path: String, message: String) {
    let mistakes = blocks("Ünder\n\nA ![plot](\(path)).").mistakes
    #expect(mistakes.count == 1)
    #expect(mistakes[0].hasPrefix("3:3: ") && mistakes[0].contains(message), "\(mistakes)")
  }

  @Test func aPictureNeedsAText() {
    #expect(blocks("![](a.png)").mistakes[0].hasPrefix("1:1: the picture has no text for readers"))
    #expect(!blocks("![ ](a.png)").mistakes.isEmpty)
  }

  @Test func aHugePictureIsToldWithItsSize() throws {
    let bytes = MadePicture.png(width: 9_000, height: 9_000)
    try book.write(bytes + Array(repeating: 0, count: 7_250_000), to: "huge.png")
    #expect(blocks("![x](huge.png)").mistakes[0].contains("the picture 'huge.png' has 7.3 MB"))
  }

  @Test func listingsQuoteFilesOfTheBook() throws {
    let (blocks, mistakes) = blocks(
      "```swift source=./notes.swift#part\n```\n\n```python source=./src/loop.py#loop\n```")
    #expect(mistakes.isEmpty)
    #expect(blocks.listings.map(\.shown.path) == ["notes.swift", "src/loop.py"])
    #expect(blocks.listings.map(\.shown.displayPath) == ["notes.swift", "src/loop.py"])
    #expect(blocks.listings.map(\.language) == ["swift", "python"])
    #expect(blocks.listings[0].shown.text?.contains("let b") == true)
  }

  @Test(arguments: [
    ("swift source=./none.swift", "there is no file 'none.swift' in the book's folder"),
    ("swift source=./note.swift", "did you mean 'notes.swift'?"),
    ("swift source=../secret.txt", "leads out of the book's folder"),
    ("swift source=./a/../../secret.txt", "leads out of the book's folder"),
    ("swift source=./out.swift", "is a link that leads out of the book's folder"),
    ("swift source=./bytes.swift", "is not plain text in UTF-8"),
    ("python source=Neural/LSTM.swift", "write ```swift source=Neural/LSTM.swift"),
    ("swift source=Pipeline/train.py", "write ```python source=Pipeline/train.py"),
    ("swift source=./", "leads out of the book's folder"),
  ])
  func otherFilesAreRefused(info: String, message: String) {
    let mistakes = blocks("```\(info)\n```").mistakes
    #expect(mistakes.count == 1 && mistakes[0].contains(message), "\(mistakes)")
  }

  @Test func aTextWithoutABookShowsNoFiles() {
    #expect(mistakes("```swift source=./a.swift\n```")[0].contains("a text without a book"))
  }
}
