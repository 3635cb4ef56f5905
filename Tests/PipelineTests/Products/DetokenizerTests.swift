import Pipeline
import Record
import Testing

@Suite struct DetokenizerTests {
  @Test(
    arguments: [
      ([], ""),
      (["good"], "good"),
      (["a", "film", ",", "and", "a", "cast", "."], "a film, and a cast."),
      (["it", "'", "s", "fine"], "it's fine"),
      (["fine", "(", "mostly", ")", "!"], "fine (mostly)!"),
      (["really", "?", "yes"], "really? yes"),
      ([".", "so"], ". so"),
      (["<unk>", "film"], "<unk> film"),
      (
        ["\"", "no", ",", "\"", "said", "she", ",", "\"", "not", "i", ".", "\""],
        "\"no,\" said she, \"not i.\""
      ),
      (["o", "'", "clock"], "o'clock"),
      (["don", "'", "t", ";", "i", "'", "ll"], "don't; i'll"),
      (["'", "quite", "'"], "' quite'"),
      (["$", "5", "&", "10", "%"], "$5 & 10%"),
    ] as [([String], String)])
  func setsTokensAsReadersExpectThem(tokens: [String], text: String) {
    #expect(Detokenizer.join(tokens) == text)
  }

  @Test(arguments: ["it's \"so\" (5 %).\n\tNo!", "  ", "日本語。", "a\r\nb", "👨‍👩‍👧 !"])
  func charactersStayAsTheyAre(text: String) {
    #expect(Detokenizer.join(text.map(String.init), unit: .character) == text)
  }
}
