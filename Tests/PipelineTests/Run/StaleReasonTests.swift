import Testing

@testable import Pipeline

@Suite struct StaleReasonTests {
  @Test func textsAreReadBack() {
    let reasons = [
      StaleReason("train: epochs", from: "3", to: "5"), StaleReason("load: data changed"),
    ]
    let text = StaleReason.text(reasons)
    #expect(text == "train: epochs 3 → 5; load: data changed")
    #expect(StaleReason.texts(in: text) == reasons.map(\.description))
  }

  @Test(
    arguments: [
      ("train: epochs 3 → 5", "train: epochs", "3"),
      ("evaluate: prompts a film, the end → b", "evaluate: prompts", "a film, the end"),
      ("seed 42 → 43", "seed", "42"),
      ("load: data changed", "load: data", nil), ("evaluate: topK 1 → 2", "evaluate: top", nil),
      ("", "seed", nil), ("seed → 43", "seed", nil), ("seed  → 43", "seed", ""),
    ] as [(String, String, String?)])
  func theOldValueIsFound(text: String, subject: String, expected: String?) {
    #expect(StaleReason.oldValue(of: subject, in: text) == expected)
  }
}
