import Testing

@testable import HTMLReport

@Suite struct LinkTargetTests {
  @Test(arguments: [
    ("07-train.md", "#train"), ("./07-train.md#what-to-watch", "#train-what-to-watch"),
    ("#here", "#load-here"), ("README.md", "#top"), ("../README.md", "#top"),
    ("https://example.org/a#b", "https://example.org/a#b"), ("MAILTO:a@b", "MAILTO:a@b"),
  ])
  func leadsSomewhere(destination: String, address: String) {
    #expect(LinkTarget(book: Fixture.book).address(of: destination, in: "load") == address)
  }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "../other.md", "", "#",
    "javascript:07-train.md",
  ])
  func leadsNowhere(destination: String) {
    #expect(LinkTarget(book: Fixture.book).address(of: destination, in: "load") == nil)
  }
}
