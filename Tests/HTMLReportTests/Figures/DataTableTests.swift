import Testing

@testable import HTMLReport

@Suite struct DataTableTests {
  @Test func thinsLongTables() {
    let rows = (0..<2346).map { ["\($0)"] }
    let table = DataTable(label: "x", columns: [.number("n")], rows: rows)
    #expect(table.rows.count == DataTable.mostRows)
    #expect(table.rows.first == ["0"] && table.rows.last == ["2345"])
    #expect(table.note == "100 of 2,346 rows, evenly spaced; the chart shows them all.")
  }

  @Test func leavesShortTablesAlone() throws {
    let table = DataTable(label: "x", columns: [.text("a"), .number("b")], rows: [["<", "1"]])
    #expect(table.note == nil)
    let html = try Templates.compiled.get().render(table.view, template: "table")
    #expect(html.contains("<td>&lt;</td><td class=\"number\">1</td>"))
    #expect(html.contains("<th scope=\"col\" class=\"number\">b</th>"))
  }
}
