import Testing

@testable import Neural

@Suite struct TouchedRowsTests {
  @Test func rowsAreListedOnceAndForgotten() throws {
    var layout = ParameterLayout()
    _ = layout.add("first", shape: [7])
    #expect(TouchedRows(of: layout) == nil)
    _ = layout.add("table", shape: [5, 3], isSparse: true)
    _ = layout.add("last", shape: [2])
    var touched = try #require(TouchedRows(of: layout))
    #expect(touched.table == 7..<22)
    #expect(touched.dense == [0..<7, 22..<24])
    #expect(touched.tableRows == 5)
    touched.insert([4, 1, 4, 1])
    touched.insert([1, 0])
    #expect(touched.rows == [4, 1, 0])
    #expect(touched.range(of: 4) == 19..<22)
    #expect(touched.range(of: 1..<3) == 10..<16)
    touched.removeAll()
    #expect(touched.rows.isEmpty)
    touched.insert([4])
    #expect(touched.rows == [4])
  }
}
