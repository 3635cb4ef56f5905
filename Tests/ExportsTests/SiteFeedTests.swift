import Foundation
import Testing

@testable import Exports

@Suite struct SiteFeedTests {
  private func feed(id: String, base: String? = nil) -> SiteFeed {
    SiteFeed(
      id: id, title: "T & T", base: base,
      entries: ["one", "<two>"].map {
        SiteFeed.Entry(
          run: $0, title: $0, summary: "", address: "a/b.html",
          updated: Date(timeIntervalSince1970: 1_775_000_000))
      })
  }

  @Test func idsAreStableAndDistinct() throws {
    let id = SiteFeed.newID()
    let xml = feed(id: id).xml
    #expect(xml == feed(id: id).xml)
    #expect(SiteFeed.id(in: Data(xml.utf8)) == id)
    #expect(SiteFeed.id(in: Data("<id>http://elsewhere</id>".utf8)) == nil)
    let ids = xml.matches(of: /<id>(urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})<\/id>/)
    #expect(Set(ids.map(\.1)).count == 3)
    #expect(feed(id: SiteFeed.newID()).xml != xml)
  }

  @Test func textIsEscaped() {
    let xml = feed(id: SiteFeed.newID(), base: "https://a.b/").xml
    #expect(xml.contains("<title>T &amp; T</title>") && xml.contains("&lt;two&gt;"))
    #expect(xml.contains(#"<link href="https://a.b/a/b.html"/>"#))
  }
}
