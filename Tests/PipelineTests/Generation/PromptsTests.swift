import Pipeline
import Record
import Text
import Testing

@Suite struct PromptsTests {
  private func prompts(
    _ wanted: [String], texts: [String], tokenizer: TokenizerKind = .words, specials: Bool = false
  ) throws -> Prompts {
    var documents = Documents()
    for (number, text) in texts.enumerated() { documents.append(text, name: "\(number)") }
    let corpus = Corpus(train: documents, test: nil, description: "texts")
    let vocabulary = try Vocabulary(
      corpus.countTokens(Tokenization(tokenizer), scope: .training), ties: .token,
      hasSpecials: specials)
    return Prompts(
      wanted, vocab: TokenizedVocabulary(vocabulary: vocabulary, tokenizer: tokenizer),
      documents: documents)
  }

  @Test func aPromptOfTheTextStays() throws {
    let prompts = try prompts(["the end", "It was"], texts: ["It was the end ."])
    #expect(prompts.texts == ["the end", "It was"])
    #expect(prompts.replaced.isEmpty)
  }

  @Test func eachReplacementBeginsAnotherDocument() throws {
    let prompts = try prompts(
      ["the movie was", "a day", "one more"],
      texts: ["Der Zug fuhr durch das Land.", "Am Morgen kam die Post.", "Sie las den Brief gern."])
    #expect(prompts.texts == ["der zug fuhr", "am morgen kam", "sie las den"])
    #expect(prompts.replaced.map(\.used) == prompts.texts)
  }

  @Test func oneTextLendsSuccessiveWords() throws {
    let prompts = try prompts(
      ["the movie", "the film"], texts: ["Der Zug fuhr, durch das weite Land und nach Süden."])
    #expect(prompts.texts == ["der zug fuhr", "durch das weite"])
  }

  @Test func unknownWordsStandInNoReplacement() throws {
    let prompts = try prompts(
      ["zebra"], texts: ["12 34 . 1 Kapitel 7 , wir gingen am See entlang"], specials: true)
    #expect(prompts.texts == ["wir gingen am"])
    #expect(prompts.replaced[0].reason.contains("no word of the prompt \"zebra\""))
  }

  @Test func aTextWithoutWordsHasNothingToOffer() throws {
    let prompts = try prompts(["zebra", "12 34"], texts: ["12 34 56 . 12"])
    #expect(prompts.texts == ["12 34"])
    #expect(prompts.replaced.map(\.used) == [nil])
    #expect("\(prompts.replaced[0])".contains("left out"))
  }

  /// Whatever language a text is in, the prompts of a book become some that its vocabulary can express,
  /// and one by which nothing changes for a text in the book's language.
  @Test(arguments: [
    ("Der Zug fuhr durch das weite Land.", "der zug fuhr"),
    ("Le train traversait la campagne, lentement.", "le train traversait"),
    ("El tren cruzaba el campo; llovía.", "el tren cruzaba"),
    ("Поезд шёл через широкую степь.", "поезд шёл через"),
    ("Το τρένο περνούσε από την πεδιάδα.", "το τρένο περνούσε"),
    ("القطار يعبر السهل الواسع ببطء", "القطار يعبر السهل"),
    ("הרכבת חצתה את המישור לאט", "הרכבת חצתה את"),
    ("기차는 넓은 들판을 지나갔다", "기차는 넓은 들판을"),
    ("Պոեզդը անցնում էր լայն դաշտով", "պոեզդը անցնում էր"),
    ("მატარებელი ნელა მიდიოდა ველზე", "მატარებელი ნელა მიდიოდა"),
    ("1 2 3 Tren geniş ovadan geçiyordu", "tren geniş ovadan"),
    ("the movie was long", nil),
  ]) func promptsFollowTheLanguageOfTheText(text: String, expected: String?) throws {
    let prompts = try prompts(["the movie was"], texts: [text])
    #expect(prompts.texts == [expected ?? "the movie was"])
    #expect(prompts.replaced.map(\.used) == (expected.map { [$0] } ?? []))
  }

  @Test(arguments: [
    "…", "!!! ???", "12 345", "☃ ☃ ☃", "%", "( ) [ ]", "one", "a 1 b 2 c 3", "«»", "x",
  ])
  func aTextWithoutThreeWordsInARowLosesAPromptAtMost(text: String) throws {
    let prompts = try prompts(["the movie was"], texts: [text])
    #expect(prompts.texts.isEmpty)
    #expect(prompts.replaced.map(\.used) == [nil])
    #expect("\(prompts.replaced[0])".contains("left out"))
  }
}
