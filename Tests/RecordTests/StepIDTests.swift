import Foundation
import Record
import Testing

@Suite struct StepIDTests {
  @Test func stepsAreNumberedInTheirOrder() {
    #expect(StepID.allCases.map(\.number) == Array(1...8))
    #expect(StepID.allCases.shuffled().sorted() == StepID.allCases)
    #expect(StepID.load < .vocab)
    #expect(StepID.evaluate > .train)
  }

  @Test func stepsAreCalledAsInChapters() {
    #expect(
      StepID.allCases.map(\.description) == [
        "load", "vocab", "dataset", "loader", "model", "optimizer", "train", "evaluate",
      ])
    #expect(StepID(rawValue: "Load") == nil)
  }

  @Test func stepsAreNamesOfAnObject() throws {
    let json = try JSONEncoder().encode([StepID.train: 7])
    #expect(String(decoding: json, as: UTF8.self) == #"{"train":7}"#)
    #expect(try JSONDecoder().decode([StepID: Int].self, from: json) == [.train: 7])
  }
}
