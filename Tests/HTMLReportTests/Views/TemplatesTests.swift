import Testing

@testable import HTMLReport

@Suite struct TemplatesTests {
  @Test func readsEveryTemplate() throws {
    #expect(throws: Never.self) { try Templates() }
  }

  @Test func saysWhichTemplateIsMissing() throws {
    let templates = try Templates()
    #expect(throws: ReportError.missingResource("templates/none.mustache")) {
      try templates.render(View(), template: "none")
    }
    #expect(throws: ReportError.missingResource("none.css")) { try Templates.resource("none.css") }
  }
}
