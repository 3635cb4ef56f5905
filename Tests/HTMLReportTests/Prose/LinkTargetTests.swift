import Testing

@testable import HTMLReport

@Suite struct LinkTargetTests {
  @Test(arguments: [
    ("07-train.md", "#train"), ("./07-train.md#what-to-watch", "#train-what-to-watch"),
    ("#here", "#load-here"), ("README.md", "#top"), ("../README.md", "#top"),
    ("../imdb/04-loader.md", "../imdb/report.html#loader"),
    ("../imdb/04-loader.md#no-padding", "../imdb/report.html#loader-no-padding"),
    ("../imdb/README.md", "../imdb/report.html#top"),
    ("../imdb/APPENDIX.md", "../imdb/report.html#appendix"),
    ("https://example.org/a#b", "https://example.org/a#b"), ("MAILTO:a@b", "MAILTO:a@b"),
  ])
  func leadsSomewhere(destination: String, address: String) {
    #expect(LinkTarget(book: Fixture.book).address(of: destination, in: "load") == address)
  }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "../other.md", "", "#",
    "javascript:07-train.md", "../imdb/notes.md", "../../07-trian.md", "../imdb/4-loader.md",
  ])
  func leadsNowhere(destination: String) {
    #expect(LinkTarget(book: Fixture.book).address(of: destination, in: "load") == nil)
  }
}
