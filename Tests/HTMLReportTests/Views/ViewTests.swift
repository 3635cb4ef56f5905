import Mustache
import Testing

@testable import HTMLReport

@Suite struct ViewTests {
  private func render(_ template: String, _ view: View) throws -> String {
    try MustacheTemplate(string: template).render(view)
  }

  @Test func escapesText() throws {
    #expect(try render("{{a}}", View(["a": "<b>"])) == "&lt;b&gt;")
    #expect(try render("{{#a}}{{.}}{{/a}}", View(["a": ["<", "\u{600}<"]])).contains("<") == false)
  }

  @Test func letsMarkupThrough() throws {
    #expect(try render("{{{a}}}", View(["a": Markup("<b>")])) == "<b>")
  }

  @Test func seesNothingOutside() throws {
    let inner = View(["b": "in"])
    let view = View(["a": "out", "inner": inner])
    #expect(try render("{{#inner}}[{{a}}{{b}}{{^a}}-{{/a}}]{{/inner}}", view) == "[in-]")
  }

  @Test func dropsWhatIsNil() throws {
    let nothing: String? = nil
    #expect(try render("{{^a}}none{{/a}}{{#a}}some{{/a}}", View(["a": nothing])) == "none")
  }
}
