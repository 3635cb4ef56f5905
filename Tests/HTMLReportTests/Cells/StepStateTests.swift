import Record
import Testing

@testable import HTMLReport

@Suite struct StepStateTests {
  @Test(arguments: [
    (StepRecord.State.ran, nil, StepState.ran), (.cached, nil, .cached), (.failed, nil, .failed),
    (.notRun, nil, .notRun), (.ran, "why", .stale), (.cached, "why", .stale),
    (.failed, "why", .failed), (.notRun, "why", .notRun),
  ])
  func followsTheRecord(state: StepRecord.State, stale: String?, expected: StepState) {
    #expect(StepState(StepRecord(id: .load, key: "", state: state, stale: stale)) == expected)
  }

  @Test func isNotRunWithoutARecord() {
    #expect(StepState(nil) == .notRun)
  }

  @Test func hasAShapeOfItsOwn() {
    let states: [StepState] = [.ran, .cached, .stale, .failed, .notRun]
    #expect(Set(states.map(\.mark)).count == states.count)
  }
}
