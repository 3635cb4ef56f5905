import Record
import Testing
import Wording

@Suite struct StaleReasonTests {
  @Test func textsAreReadBack() {
    let reasons = [
      StaleReason("train: epochs", from: "3", to: "5"), .dataChanged(.load),
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

  @Test(arguments: [
    ("load: data changed", "load: Daten geändert"),
    ("vocab: its code changed; seed 1 → 2", "vocab: sein Code geändert; Startwert 1 → 2"),
    ("train: epochs 3 → 5", "train: epochs 3 → 5"),
    ("recipe none → tuned", "Rezept none → tuned"), ("seed", "seed"), ("", ""),
  ])
  func isTranslatedButForSettings(text: String, expected: String) {
    #expect(StaleReason.localized(text) == text)
    Language.$current.withValue(.german) { #expect(StaleReason.localized(text) == expected) }
  }
}
