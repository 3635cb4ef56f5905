import Foundation
import Record
import TestSupport
import Testing

/// The second book, on the story that this program writes and on a novel.
@Suite struct NovelTests {
  @Test func theSecondBookRuns() throws {
    let project = try Project.withNovelBook()
    let outcome = try project.run(["run", "wordlstm"] + Project.quickNovel)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "")
    let record = try project.record("wordlstm")
    #expect(record.steps.allSatisfy { $0.state == .ran })
    #expect(record.claims.count >= 15)
    #expect(record.claims.allSatisfy { [.holds, .doesNotHoldHere].contains($0.state) })
    #expect(record[.evaluate]?.results["floorPerplexity"] != nil)
    #expect(record[.train]?.results["cost.targets"] == .integer(43_699_700))
    let page = try project.text("output/wordlstm/report.html")
    for figure in [
      "The two dictionaries", "Windows over the text", "How often each token is a target",
      "What training on Anna Karenina costs", "The same prompt at 3 temperatures",
      "What can come next", "The perplexity ladder",
    ] {
      #expect(page.contains(figure), "\(figure)")
    }
    #expect(page.contains("href=\"../imdb/report.html#train\""))
  }

  /// Any UTF-8 text works, as long as it has the words of the prompts.
  @Test func aTextOfOnesOwn() throws {
    let project = try Project.withNovelBook()
    let day =
      "The next morning he went out. Late in the evening she wrote: \u{201C}Caf\u{E9}!\u{201D}\n"
    try project.folder.write(String(repeating: day, count: 200), to: "novel.txt")
    let outcome = try project.run(
      ["run", "wordlstm", "--data", "novel.txt", "--as", "own", "--set", "dataset.length=20"]
        + Project.quickNovel)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try project.record("own").recipe?.name == "novel")
    #expect(try project.record("own")[.evaluate]?.results["floorPerplexity"] == nil)
    #expect(try project.text("output/own/report.html").contains("What training on this text costs"))
    try project.folder.write("Too short.", to: "short.txt")
    let short = try project.run(
      "run", "wordlstm", "--data", "short.txt", "--as", "short", "--recipe", "none")
    #expect(short.status == 1)
    #expect(short.errors.contains("chapters/wordlstm/03-dataset.md"), "\(short.errors)")
    #expect(short.errors.contains("a window of 100 inputs needs 102 tokens"), "\(short.errors)")
  }

  /// The figures of Liu's book.
  @Test(.enabled(if: RealData.hasNovel, "the novel is not next to this package"))
  func theNovelGivesTheNumbersOfItsBook() throws {
    let project = try Project.withNovelBook()
    let outcome = try project.run(
      "run", "wordlstm", "--data", RealData.novel, "--until", "optimizer", "--recipe", "book")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let record = try project.record("wordlstm")
    #expect(record[.vocab]?.results["tokens"] == .integer(437_098))
    #expect(record[.vocab]?.results["size"] == .integer(12_778))
    #expect(record[.dataset]?.results["train.sequences"] == .integer(436_997))
    #expect(record[.model]?.results["parameters"] == .integer(3_680_234))
    let loss = try #require(record[.optimizer]?.results["initialLoss"]?.number)
    #expect(abs(loss - 9.4555) < 0.05)
    let unigram = try #require(record[.vocab]?.results["unigramLoss"]?.number)
    #expect(abs(unigram - 6.04) < 0.005)
    let table = try project.text("output/wordlstm/vocab.tsv").split(separator: "\n")
    #expect(table[1] == "0\t,\t30994")
    #expect(table[3].hasPrefix("2\tthe\t") && table[6].hasPrefix("5\tto\t"))
  }
}
