import Pipeline
import Record
import Testing
import Text

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

  /// With a bar between the tokens, and the text.
  @Test(arguments: [
    ("今天|天气|很好|，|我们|去|公园|玩|。", "今天天气很好，我们去公园玩。"),
    ("《|红楼梦|》|—|—|“|真的|吗|？|”|她|问|…|…", "《红楼梦》——“真的吗？”她问……"),
    ("「|そう|」|と|iphone|を|15|台", "「そう」とiphoneを15台"),
    ("ผม|ใช้|iphone|15|ถ่าย|ภาพ|ๆ", "ผมใช้ iphone 15 ถ่ายภาพๆ"),
    ("“|don’t|stop|,|”|he|said|—|not|i|…", "“don’t stop,” he said—not i…"),
    ("나는|영화를|보았다|.", "나는 영화를 보았다."), ("ພາສາ|ລາວ", "ພາສາລາວ"),
    ("他|说|\"|好|\"", "他说\"好\""), ("", ""),
  ])
  func wordsOfADictionaryHaveTheSpacesOfTheirScript(tokens: String, text: String) {
    let tokens = tokens.split(separator: "|").map(String.init)
    #expect(Detokenizer.join(tokens, by: .dictionary) == text)
    // Others keep a space where the text had one.
    #expect(Detokenizer.join(["今天", "天气"], by: .words) == "今天 天气")
  }

  @Test(arguments: ["it's \"so\" (5 %).\n\tNo!", "  ", "日本語。", "a\r\nb", "👨‍👩‍👧 !"])
  func charactersStayAsTheyAre(text: String) {
    #expect(Detokenizer.join(text.map(String.init), by: .characters) == text)
  }
}
