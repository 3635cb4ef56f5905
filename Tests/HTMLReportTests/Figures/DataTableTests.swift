import Drawings
import Testing
import Wording

@testable import HTMLReport

@Suite struct DataTableTests {
  @Test func leavesShortTablesAlone() throws {
    let table = DataTable(label: "x", columns: [.text("a"), .number("b")], rows: [["<", "1"]])
    #expect(table.note == nil)
    let html = try Templates.compiled().render(table.view, template: "table")
    #expect(html.contains("<td>&lt;</td><td class=\"number\">1</td>"))
    #expect(html.contains("<th scope=\"col\" class=\"number\">b</th>"))
  }
}
