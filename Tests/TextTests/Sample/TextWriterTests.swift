import Testing
import Text

@Suite struct TextWriterTests {
  @Test(arguments: [
    (["it", "'", "s", "late", "."], [true, true, false, true, true], "It's late."),
    (
      ["two", "(", "a", ",", "b", ")", "!", "go"], Array(repeating: true, count: 8),
      "Two (a, b)! Go"
    ),
    (["(", "so", ")", "what", "?"], Array(repeating: true, count: 5), "(So) what?"),
    (["1936", "is", "over"], Array(repeating: true, count: 3), "1936 is over"),
  ])
  func putsSpacesAndCapitals(words: [String], isSpaced: [Bool], text: String) {
    var writer = TextWriter()
    for (word, isSpaced) in zip(words, isSpaced) {
      writer.write(word, isSpaced: isSpaced, isTitle: false)
    }
    #expect(writer.text == text)
  }

  @Test func writesTitles() {
    var writer = TextWriter()
    writer.write("the", isSpaced: false, isTitle: false)
    writer.write("silver", isSpaced: true, isTitle: true)
    writer.write("compass", isSpaced: true, isTitle: true)
    #expect(writer.text == "The Silver Compass")
  }
}
