import Foundation
import Record
import TestSupport
import Testing

/// Texts whose tokens aren't the words of an English novel, from file to page.
@Suite struct TokensTests {
  private static let day = "The next morning he went out. Late in the evening she wrote a letter.\n"

  private static let prompt = #"evaluate.prompts=["the next morning"]"#

  private func run(
    _ text: String, _ settings: String...
  ) throws -> (project: Project, outcome: Child.Outcome) {
    let project = try Project.withNovelBook()
    try project.folder.write(text, to: "novel.txt")
    let quick = Project.quickNovel.map { $0.replacing("stride=2000", with: "stride=100") }
    let outcome = try project.run(
      ["run", "wordlstm", "--data", "novel.txt", "--as", "own", "--set", "dataset.length=20"]
        + quick + settings.flatMap { ["--set", $0] })
    return (project, outcome)
  }

  /// Captions, tables and labels that the page writes itself, without the prose of the chapters.
  private func captions(of page: String) -> String {
    page.split(separator: "<figure").dropFirst()
      .map { String($0.prefix(upTo: $0.range(of: "</figure>")?.lowerBound ?? $0.endIndex)) }
      .joined().replacing(/class="[^"]*"/, with: "").replacing(/id="[^"]*"/, with: "")
  }

  @Test func aBookOfCharactersIsAboutCharacters() throws {
    let (project, outcome) = try run(
      String(repeating: Self.day, count: 60), "vocab.tokenizer=.characters",
      #"evaluate.prompts=["The next morning"]"#)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let record = try project.record("own")
    #expect(record.steps.allSatisfy { $0.state == .ran })
    #expect(record[.vocab]?.results["size"] == .integer(Set(Self.day).count))
    let page = try project.text("output/own/report.html")
    let captions = captions(of: page)
    for phrase in ["Draw a character", "One cell at work, character by character", "␣", "⏎"] {
      #expect(captions.contains(phrase), "\(phrase)")
    }
    let words = captions.matches(of: /[^-\w.]words?\b(?![-"])[^>]{0,40}/).map { $0.output }
    #expect(words.isEmpty, "\(words.prefix(5))")
    let vocabulary = try project.text("output/own/vocab.tsv")
    #expect(vocabulary.contains("\t \t") && vocabulary.contains("\t\\n\t"))
    let generated = try project.run("generate", "The ", "--run", "own", "--length", "30")
    #expect(generated.status == 0, "\(generated.errors)")
    #expect(generated.output.hasPrefix("The "))
    #expect(generated.output.count == "The ".count + 30 + 1)
  }

  /// A page stays within its budget whatever the text contains.
  @Test(arguments: [200_000, 3_000_000]) func aLongWordIsCutForShow(length: Int) throws {
    let word = String(repeating: "a", count: length)
    let (project, outcome) = try run(
      String(repeating: Self.day, count: 30) + word + " "
        + String(repeating: Self.day, count: 30))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("is cut to 40"), "\(outcome.errors)")
    #expect(outcome.errors.utf8.count < 5_000)
    #expect(try project.text("output/own/report.html").utf8.count < 5_000_000)
  }

  @Test func aTextWithoutSpacesIsToldToUseCharacters() throws {
    let text = String(repeating: "没了桥答说长今花园，亮看没边信！", count: 200)
    let words = try run(text)
    #expect(words.outcome.status != 0)
    #expect(words.outcome.errors.contains("--set vocab.tokenizer=.characters"))
    #expect(words.outcome.errors.contains("--set vocab.tokenizer=.dictionary"))
    #expect(!words.outcome.errors.contains("dataset.length lower"))
    let characters = try run(
      text, "vocab.tokenizer=.characters", #"evaluate.prompts=["没了"]"#)
    #expect(characters.outcome.status == 0, "\(characters.outcome.errors)")
  }

  @Test func aDictionaryFindsTheWordsOfAChineseText() throws {
    let text = String(
      repeating: "今天天气很好，我们去公园玩。“真的吗？”她问。他用iPhone拍了照片……\n", count: 120)
    let (project, outcome) = try run(
      text, "vocab.tokenizer=.dictionary", #"evaluate.prompts=["今天天气","我们去"]"#)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.errors.contains("without spaces"), "\(outcome.errors)")
    let record = try project.record("own")
    #expect(record.steps.allSatisfy { $0.state == .ran })
    #expect(record[.vocab]?.machine?.dictionaries != nil)
    let vocabulary = try project.text("output/own/vocab.tsv")
    for word in ["天气", "公园", "“", "…", "？"] {
      #expect(vocabulary.contains("\t\(word)\t"), "\(word)")
    }
    let page = try project.text("output/own/report.html")
    #expect(captions(of: page).contains("Draw a word"))
    #expect(page.contains("\"segments\":true"))
    let generated = try project.run("generate", "今天天气", "--run", "own", "--length", "20")
    #expect(generated.status == 0, "\(generated.errors)")
    #expect(generated.output.hasPrefix("今天天气"))
    #expect(!generated.output.contains(" "), "\(generated.output)")
  }

  @Test func typographicTextsAreWordsLikeOthers() throws {
    let curly = "The next morning “Don’t go,” he said—late in the evening… 10\u{A0}cafe\u{301}s.\n"
    let plain = "The next morning \"Don't go,\" he said-late in the evening... 10 caf\u{E9}s.\n"
    let (one, other) = (
      try run(String(repeating: curly, count: 60), Self.prompt),
      try run(String(repeating: plain, count: 60), Self.prompt)
    )
    for (project, outcome) in [one, other] {
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try project.record("own")[.vocab]?.state == .ran)
    }
    let vocabulary = try one.project.text("output/own/vocab.tsv")
    #expect(try vocabulary == other.project.text("output/own/vocab.tsv"))
    let results = try one.project.record("own")[.vocab]?.results
    #expect(results?["typographic"] == .integer(6 * 60))
    #expect(results?["normalized"] == .integer(60))
  }
}
