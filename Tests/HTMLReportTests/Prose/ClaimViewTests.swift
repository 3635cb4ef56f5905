import Chapters
import Record
import Testing

@testable import HTMLReport

@Suite struct ClaimViewTests {
  private let claim = Claim(
    left: .number(1), comparison: .less, right: .number(2), text: "a.b < 2\n",
    location: SourceLocation(file: "c/1.md", line: 7, column: 3))

  private func html(_ state: ClaimRecord.State?, text: String = "a.b < 2") throws -> String {
    var record = Fixture.record
    record.claims =
      state.map {
        [ClaimRecord(text: text, location: "c/1.md:7", state: $0, detail: "3 < 2")]
      } ?? []
    return try render(ClaimView.make(claim, in: record, veils: Veils(Fixture.context(steps: 2))))
  }

  @Test(arguments: [
    (ClaimRecord.State.holds, "holds"), (.fails, "false"),
    (.doesNotHoldHere, "does not hold for this run"), (.notChecked, "not checked"),
  ])
  func saysWhatBecameOfIt(state: ClaimRecord.State, word: String) throws {
    let html = try html(state)
    #expect(html.contains("</svg>\(word)</strong>"))
    #expect(html.contains("3 &lt; 2"))
    #expect(html.contains("c/1.md:7") == (state == .fails))
  }

  @Test func isNotCheckedWhereTheRunSaysNothing() throws {
    #expect(try html(nil).contains("not checked"))
    #expect(try html(.holds, text: "a.b < 3").contains("not checked"))
  }
}
