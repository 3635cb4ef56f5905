import Spelling
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("epochs", "epochs", 0), ("epoch", "epochs", 1),
    ("trian", "train", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("é", "e", 1),
  ])
  func countsEdits(one: String, other: String, distance: Int) {
    #expect(editDistance(one, other) == distance)
    #expect(editDistance(other, one) == distance)
  }
}
