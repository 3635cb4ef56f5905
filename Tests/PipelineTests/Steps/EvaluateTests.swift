import Foundation
import Pipeline
import Record
import TestSupport
import Testing

@Suite struct EvaluateTests {
  /// The generator's own probability of the test texts is a floor as long as these very texts are
  /// the model's targets.
  @Test func theFloorIsThatOfWholeKnownTexts() throws {
    let workplace = try Workplace()
    workplace.book.cells["load"] = #"load(source: "sample")"#
    workplace.book.cells["dataset"] = "dataset(length: 256, validation: 0)"
    workplace.book.cells["train"] = "train(epochs: 0)"
    func results(_ settings: [String]) throws -> [String: Value] {
      let record = try workplace.execute(settings)
      #expect(record.steps.allSatisfy { $0.failure == nil })
      return record[.evaluate]?.results ?? [:]
    }
    let whole = try results([])
    let floor = try #require(whole["floorPerplexity"]?.number)
    let bigram = try #require(whole["bigramPerplexity"]?.number)
    let unigram = try #require(whole["unigramPerplexity"]?.number)
    let trigram = try #require(whole["trigramPerplexity"]?.number)
    let best = try #require(whole["ngramPerplexity"]?.number)
    #expect(1 < floor && floor < bigram && bigram < unigram)
    #expect(floor < best && best <= trigram && trigram < bigram)
    #expect(try results(["dataset.length=12"])["floorPerplexity"] == nil)
    #expect(try results(["vocab.maxTokens=200"])["floorPerplexity"] == nil)
    #expect(try results(["load.testLimit=50"])["floorPerplexity"] != nil)
  }

  @Test func textsThatNoProgramWroteHaveNoFloor() throws {
    let record = try Workplace().execute()
    #expect(record[.evaluate]?.results["floorPerplexity"] == nil)
    #expect(record[.evaluate]?.results["bigramPerplexity"] != nil)
  }

  @Test func withABeginningTokenAnEmptyPromptStarts() throws {
    let workplace = try Workplace()
    let notebook = Notebook()
    let record = try workplace.execute(
      [#"evaluate.prompts=["", "a zebra movie", "the movie"]"#], observer: notebook)
    let continuations = try workplace.product(of: Evaluate.self).continuations
    #expect(record[.evaluate]?.state == .ran)
    #expect(continuations.map(\.prompt) == ["", "a zebra movie", "the movie"])
    #expect(continuations.allSatisfy { !$0.text.contains("<") })
    #expect(notebook.noticed == [])
  }

  /// A book's prompts cost a text of another language neither its score nor the rest of the run.
  @Test(arguments: [true, false])
  func wordsOfTheTextReplaceAPromptThatItLacks(specials: Bool) throws {
    let workplace = try Workplace()
    let notebook = Notebook()
    var settings = [
      #"evaluate.prompts=["zebra", "the movie", "quagga okapi"]"#, "evaluate.temperatures=[0, 1]",
    ]
    if !specials {
      settings += ["vocab.specials=false", "dataset.framing=.windows", "dataset.length=4"]
    }
    let record = try workplace.execute(settings, observer: notebook)
    #expect(record.steps.map(\.state) == Array(repeating: .ran, count: 8))
    #expect(record[.evaluate]?.results["perplexity"]?.number != nil)
    let evaluation = try workplace.product(of: Evaluate.self)
    let prompts = evaluation.continuations.map(\.prompt)
    #expect(prompts.count == 3 && Set(prompts).count == 3)
    #expect(prompts[1] == "the movie")
    #expect(evaluation.replacedPrompts.map(\.wanted) == ["zebra", "quagga okapi"])
    #expect(evaluation.replacedPrompts.map(\.used) == [prompts[0], prompts[2]])
    #expect(Set(evaluation.temperatures.map(\.prompt)) == [prompts[0]])
    for prompt in [prompts[0], prompts[2]] {
      #expect(prompt.split(separator: " ").count == 3)
      #expect(notebook.noticed.contains { $0.contains("\"\(prompt)\" from the text") })
    }
    // Told before the slow steps, and once.
    #expect(notebook.noticed.count { $0.hasPrefix("evaluate.prompts: ") } == 2)
    #expect(notebook.noticedIn.prefix(2) == [.vocab, .vocab])
  }

  @Test func withoutABeginningTokenAnEmptyPromptIsReplaced() throws {
    let workplace = try Workplace()
    let notebook = Notebook()
    let record = try workplace.execute(
      [
        "vocab.specials=false", "dataset.framing=.windows", "dataset.length=4",
        #"evaluate.prompts=[""]"#,
      ], observer: notebook)
    #expect(record[.evaluate]?.state == .ran)
    #expect(notebook.noticed.contains { $0.contains("no word to start from") })
    #expect(try workplace.product(of: Evaluate.self).continuations.count == 1)
  }

  @Test func theStoredEvaluationSaysAgainWhatWasReplaced() throws {
    let workplace = try Workplace()
    let settings = [#"evaluate.prompts=["zebra"]"#]
    try workplace.execute(settings)
    let notebook = Notebook()
    try workplace.execute(settings, observer: notebook)
    #expect(notebook.started == [] && notebook.noticed == [])
    #expect(try workplace.product(of: Evaluate.self).replacedPrompts.count == 1)
    // Only the last step runs again: it is told all the same.
    try workplace.execute(
      settings + ["evaluate.length=6"], observer: notebook)
    #expect(notebook.started == [.evaluate] && notebook.noticed.count == 1)
  }

  private static let story = [
    "load.source=\"sample\"", "load.sample=.story", "vocab.tokenizer=.words",
    "vocab.specials=false",
    "vocab.maxTokens=0", "vocab.scope=.all", "dataset.framing=.windows", "dataset.length=50",
    "dataset.stride=200", "dataset.validation=0", "dataset.test=0.05", "train.epochs=0",
    "evaluate.prompts=[\"the next\"]",
  ]

  /// The floor of windows is over the same targets as the model's loss.
  @Test(arguments: [".shifted", ".next"]) func theStoryHasAFloor(target: String) throws {
    let record = try Workplace().execute(Self.story + ["dataset.target=\(target)"])
    #expect(record.steps.allSatisfy { $0.failure == nil })
    let results = try #require(record[.evaluate]?.results)
    let floor = try #require(results["floorPerplexity"]?.number)
    let unigram = try #require(results["unigramPerplexity"]?.number)
    #expect(1 < floor && floor < 4 && unigram > 50)
    #expect(record[.dataset]?.results["cut"] == .integer(0))
    #expect((record[.dataset]?.results["repeats"]?.number ?? 9) < 1)
    #expect(record[.loader]?.results["padding"]?.number == 0)
  }

  /// With no test split there is no score, but the model still generates text.
  @Test func withoutATestPartTheModelOnlyWrites() throws {
    let workplace = try Workplace()
    let settings = Self.story.filter { !$0.hasPrefix("dataset.test") }
    let whole = try workplace.execute(settings + ["evaluate.temperatures=[0, 1, 2]"])
    #expect(whole[.evaluate]?.state == .ran)
    #expect(whole[.evaluate]?.results["perplexity"] == nil)
    #expect(whole[.dataset]?.results["test.tokens"] == nil)
    let evaluation = try workplace.product(of: Evaluate.self)
    #expect(evaluation.losses == nil)
    #expect(evaluation.temperatures.map(\.temperature) == [0, 1, 2])
    #expect(Set(evaluation.temperatures.map(\.prompt)) == ["the next"])
    #expect(evaluation.continuations.count == 1)
  }
}
