import Testing
import Wording

@testable import HTMLReport

@Suite struct WatchViewTests {
  @Test func aServedPageAsksForItsSuccessor() throws {
    let context = Fixture.smallContext()
    let plain = try HTMLReport().html(of: context)
    let served = try HTMLReport(servedVersion: 7).html(of: context)
    #expect(PageStructure(served).firstMismatch == nil)
    #expect(served.contains("id=\"watch\"") && served.contains("data-version=\"7\""))
    #expect(served.contains("connect-src 'self'"))
    #expect(!plain.contains("watch-mistake") && !plain.contains("connect-src"))
    let ids = PageStructure(served).values(of: "id")
    #expect(Set(ids).subtracting(PageStructure(plain).values(of: "id")) == ["watch"])
  }

  @Test(arguments: ["imdb", "</script><img src=x onerror=alert(1)>"])
  func waitingIsAPage(book: String) throws {
    let page = try HTMLReport.renderWaiting(for: book)
    let structure = PageStructure(page)
    #expect(structure.firstMismatch == nil)
    #expect(!structure.names.contains("img"))
    #expect(page.contains("data-version=\"0\""))
  }

  @Test func waitingIsInTheLanguageOfTheBook() throws {
    let page = try Language.$current.withValue(.german) {
      try HTMLReport.renderWaiting(for: "deutsch")
    }
    #expect(page.contains("<html lang=\"de\"") && page.contains("Der erste Lauf ist im Gange."))
    #expect(!page.contains("in progress"))
  }
}
