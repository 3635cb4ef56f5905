import Testing
import Wording

@testable import Drawings

@Suite struct DataTableTests {
  @Test func thinsLongTables() {
    let rows = (0..<2346).map { ["\($0)"] }
    let table = DataTable(label: "x", columns: [.number("n")], rows: rows)
    #expect(table.rows.count == DataTable.mostRows)
    #expect(table.rows.first == ["0"] && table.rows.last == ["2345"])
    #expect(table.note == "128 of 2,346 rows, evenly spaced; the chart shows them all.")
  }
}
