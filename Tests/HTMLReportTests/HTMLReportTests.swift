import Chapters
import Foundation
import Record
import Rendering
import TestSupport
import Testing

@testable import HTMLReport

@Suite struct HTMLReportTests {
  private static let page = Result { try HTMLReport().html(of: Fixture.context()) }

  @Test func matchesTheSnapshot() throws {
    let page = try HTMLReport().html(of: Fixture.smallContext())
    try Snapshot.expect(page.withoutStyleAndScript, matches: "page.html")
  }

  @Test func isTheSameEachTime() throws {
    let report = HTMLReport(katex: KaTeX(script: "var katex", rules: ".katex{}", fonts: []))
    #expect(try report.html(of: Fixture.context()) == report.html(of: Fixture.context()))
  }

  @Test func closesEveryElementThatItOpens() throws {
    let page = try Self.page.get()
    #expect(PageStructure(page).firstMismatch == nil)
  }

  @Test func hasNoIDTwice() throws {
    let page = try Self.page.get()
    let ids = PageStructure(page).values(of: "id")
    #expect(ids.count > 40)
    #expect(Set(ids).count == ids.count)
    let targets = PageStructure(page).values(of: "href").filter { $0.hasPrefix("#") }
    #expect(Set(targets).subtracting(ids.map { "#\($0)" }) == [])
  }

  @Test func keepsTheOrderOfHeadings() throws {
    let page = try Self.page.get()
    let levels = PageStructure(page).tags.filter { $0.hasPrefix("h") && !$0.hasPrefix("html") }
      .compactMap { Int($0.dropFirst().prefix(1)) }
    #expect(levels.first == 1)
    #expect(levels.count { $0 == 1 } == 1)
    for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
  }

  @Test func asksNothingOfTheNetwork() throws {
    let page = try Self.page.get()
    #expect(page.contains("default-src 'none'"))
    for attribute in [" src=", "srcset=", "<link", "@import", "url(http", "url(//", "<iframe"] {
      #expect(!page.contains(attribute))
    }
  }

  @Test func staysSmall() throws {
    let page = try HTMLReport(katex: KaTeX.builtIn).html(of: Fixture.context(steps: 6_000))
    #expect(page.utf8.count < 1_500_000)
  }

  @Test func writesNoNumberThatIsNone() throws {
    let page = try Self.page.get()
    let shapes = PageStructure(page).tags.filter { tag in
      ["path ", "line ", "rect ", "circle ", "text "].contains { tag.hasPrefix($0) }
    }
    #expect(shapes.count > 100)
    #expect(!shapes.contains { $0.lowercased().contains("nan") || $0.contains("inf") })
  }

  @Test func rendersABookWithoutAnything() throws {
    var context = Fixture.context()
    context.book = Book(name: "", introduction: TitledBlocks(title: ""), chapters: [])
    context.record.steps = []
    context.record.claims = []
    context.record.overrides = [:]
    context.figures = [:]
    context.origin = nil
    let page = try HTMLReport().html(of: context)
    #expect(PageStructure(page).firstMismatch == nil)
    #expect(page.contains("as in the book"))
  }

  @Test func rendersWithoutFigures() throws {
    var context = Fixture.context()
    context.figures = [:]
    context.origin = nil
    let page = try HTMLReport().html(of: context)
    #expect(!page.contains("<figure"))
    #expect(page.contains("4,245,264"))
  }

  @Test func saysWhenFormulasAreNotSet() throws {
    let page = try Self.page.get()
    #expect(page.contains("apt install libjs-katex"))
    #expect(page.contains(#"<span class="math">\ln V</span>"#))
    let katex = KaTeX(script: "", rules: "", fonts: [])
    #expect(try !HTMLReport(katex: katex).html(of: Fixture.context()).contains("apt install"))
  }
}

@Suite struct ReportErrorTests {
  @Test(arguments: [
    ReportError.brokenTemplate(name: "page", reason: "unfinished"),
    ReportError.missingResource("style/base.css"),
  ])
  func saysWhatToDo(error: ReportError) {
    #expect(error.description.contains("Sources/HTMLReport/Resources"))
    #expect(error.description.contains("build again"))
  }
}
