import Testing

@testable import Chapters

/// Links between chapters lead to headings that are there.
@Suite struct BookLinksTests {
  private static let texts = [
    "00-hello.md": "# Hello", "APPENDIX.md": "# Symbols", "GLOSSARY.md": "# Glossary\n\n- **a**: b",
    "02-vocab.md":
      "# Vocab\n\n## Run\n\n## Run\n\n> ## Überblick\n\n## Run-1\n\n## Vocab\n\n## 🎉\n\n## `a_b` & $`x`$",
  ]

  @Test(arguments: [
    ("02-vocab.md", "vocab"), ("./02-vocab.md#run", "vocab-run"),
    ("02-vocab.md#run-1", "vocab-run-1"),
    ("02-vocab.md#run-1-1", "vocab-run-1-1"), ("02-vocab.md#%C3%BCberblick", "vocab-überblick"),
    ("02-vocab.md#überblick", "vocab-überblick"), ("02-vocab.md#vocab", "vocab"),
    ("02-vocab.md#vocab-1", "vocab-vocab"), ("02-vocab.md#section", "vocab-section"),
    ("02-vocab.md#a_b--x", "vocab-a_b--x"), ("#load", "load"), ("README.md", "top"),
    ("README.md#book", "top"), ("APPENDIX.md", "appendix"), ("GLOSSARY.md", "terms"),
    ("00-hello.md", "chapter-hello"), ("00-hello.md#hello", "chapter-hello"),
    ("02-vocab.md#", "vocab"),
  ])
  func leadToPlacesOnThePage(destination: String, id: String) throws {
    let book = try smallBook(Self.texts)
    #expect(BookLinks(book).target(of: destination, in: "load") == .here(id: id))
  }

  @Test(arguments: [
    ("../imdb/02-vocab.md", "vocab"), ("../imdb/02-vocab.md#no-padding", "vocab-no-padding"),
    ("../imdb/README.md", "top"), ("../imdb/README.md#a", "introduction-a"),
    ("../imdb/APPENDIX.md", "appendix"), ("../imdb/09-homework.md", "chapter-homework"),
    ("../imdb/09-homework.md#a", "chapter-homework-a"),
  ])
  func leadToOtherBooks(destination: String, id: String) throws {
    let book = try smallBook(Self.texts)
    #expect(
      BookLinks(book).target(of: destination, in: "load") == .book(name: "imdb", id: id))
  }

  @Test(arguments: ["https://example.org/a#b", "MAILTO:a@b"])
  func leadToTheWeb(address: String) throws {
    let book = try smallBook(Self.texts)
    #expect(BookLinks(book).target(of: address, in: "load") == .elsewhere(address))
  }

  @Test(arguments: [
    ("02-vocab.md#no-such", "02-vocab.md has no heading '#no-such'; it has #vocab, #run"),
    ("02-vocab.md#runs", "02-vocab.md has no heading '#runs'; did you mean #run?"),
    ("12-gone.md", "no text of this book is called '12-gone.md'"),
    ("#nowhere", "this text has no heading '#nowhere'; it has #load"),
    ("02-vocba.md", "did you mean 02-vocab.md?"), ("02-Vocab.md", "did you mean 02-vocab.md?"),
    ("../README.md", "no text of this book is called '../README.md'"),
    ("../imdb/notes.md", "no text of this book"), ("recipes/quick", "no text of this book"),
    ("APPENDIX.md#x", "has no heading '#x'"), ("GLOSSARY.md#a", "GLOSSARY.md has no heading '#a'"),
    ("/etc/passwd", "no text of this book"),
  ])
  func deadOnesAreNamedWithTheirPlace(destination: String, message: String) {
    var texts = Self.texts
    texts["01-load.md"] = "# Load\n\nÄ *[link](\(destination))*."
    let found = mistakesInBook(texts)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("01-load.md:3:4: ") == true, "\(found)")
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  @Test func areFoundInEveryText() {
    let link = "[x](#nowhere)"
    let found = mistakesInBook([
      "README.md": "---\nlanguage: en\n---\n# B\n\n\(link)", "APPENDIX.md": "# A\n\n\(link)",
      "GLOSSARY.md": "# G\n\n- **a**: \(link)", "00-a.md": "# A\n\n| \(link) |\n|---|\n| \(link) |",
      "01-load.md":
        "# L\n\n```flashcard\n\(link)\n---\n\(link)\n```\n\n## Exercise\n\nE\n\n```answer\n\(link)\n```",
    ])
    #expect(
      found.map { $0.prefix { $0 != " " } } == [
        "README.md:6:1:", "00-a.md:3:3:", "00-a.md:5:3:", "01-load.md:4:1:", "01-load.md:6:1:",
        "01-load.md:14:1:", "APPENDIX.md:3:1:", "GLOSSARY.md:3:10:",
      ])
  }

  @Test func idsAreUniqueOnThePage() throws {
    var texts = Self.texts
    texts["00-a.md"] = "# A\n\n## b c\n\n## B C\n\n## b-c-1"
    texts["00-hello.md"] = nil
    texts["03-a-b.md"] = "# AB\n\n## C\n\n- ## C"
    let anchors = BookAnchors(try smallBook(texts))
    let parts = ["introduction", "chapter-a", "load", "vocab", "chapter-a-b", "appendix"]
    let ids = parts + parts.flatMap { anchors.headings(of: $0).map(\.id) }
    #expect(ids.count == Set(ids).count)
    #expect(ids.count == 18)
  }
}
