import Listings
import Testing

@testable import HTMLReport

@Suite struct ListedSourceTests {
  private let library = SourceLibrary(files: [
    "A.swift": "let a\n  // snippet.b\n  let b\n\n    let c\n  // snippet.end\n// snippet.open\n"
  ])

  @Test func findsAPart() {
    let expected = ListedSource(text: "let b\n\n  let c", firstLine: 3)
    #expect(library.source(path: "A.swift", part: "b") == expected)
  }

  @Test func findsTheWholeFile() {
    #expect(library.source(path: "A.swift", part: nil)?.firstLine == 1)
  }

  @Test(arguments: [("B.swift", nil), ("A.swift", "none"), ("A.swift", "open")])
  func findsNothing(path: String, part: String?) {
    #expect(library.source(path: path, part: part) == nil)
  }
}
