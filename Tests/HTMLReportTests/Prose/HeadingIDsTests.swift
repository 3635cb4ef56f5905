import Testing

@testable import HTMLReport

@Suite struct HeadingIDsTests {
  @Test func areUnlikeEachOther() {
    var ids = HeadingIDs(prefix: "train")
    #expect(ids.next(for: "What to watch?") == "train-what-to-watch")
    #expect(ids.next(for: "What to watch!") == "train-what-to-watch-1")
    #expect(ids.next(for: "???") == "train")
  }

  @Test(arguments: [("A & B", "a--b"), ("Über_uns-2", "über_uns-2"), ("", ""), ("<b>\"", "b")])
  func areSlugs(text: String, slug: String) {
    #expect(HeadingIDs.slug(text) == slug)
  }
}
