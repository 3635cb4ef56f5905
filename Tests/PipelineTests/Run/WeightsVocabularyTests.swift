import Foundation
import Pipeline
import Record
import TensorFiles
import TestSupport
import Testing
import Text

/// Weights carry the words that their ids stand for.
@Suite struct WeightsVocabularyTests {
  private let first: Workplace

  init() throws {
    first = try Workplace()
    try first.execute()
  }

  /// A project with reviews in other words and the weights of the first, or some in their place.
  private func second(
    weights: Data? = nil, replacing words: [(String, String)] = [("movie", "novel")]
  ) throws -> Workplace {
    let entries = TinyReviews.entries().map { entry in
      let text = words.reduce(String(decoding: entry.contents, as: UTF8.self)) {
        $0.replacing($1.0, with: $1.1)
      }
      return TestEntry(entry.path, text)
    }
    let workplace = try Workplace(reviews: entries)
    let data = try weights ?? first.file("model.safetensors")
    try data.write(to: workplace.root.appending(path: "w.safetensors"))
    return workplace
  }

  private static let weights = #"model.weights="w.safetensors""#
  private static let source = #"vocab.source="w.safetensors""#

  @Test func weightsOfOtherWordsAreRefused() throws {
    let record = try second().execute([Self.weights])
    let message = try #require(record[.model]?.failure?.message)
    #expect(message.contains("its ids stand for other words"))
    #expect(message.contains("--set 'vocab.source=\"w.safetensors\"'"))
    #expect(record[.train]?.state == .notRun)
  }

  @Test(arguments: [
    (["vocab.maxTokens=12"], "its vocabulary has"),
    (["vocab.tokenizer=.words"], "its words were cut by .basicEnglish, not by .words"),
    (
      ["vocab.specials=false", "dataset.framing=.windows", "dataset.length=4"],
      "its vocabulary has special tokens, and the present one lacks them"
    ),
  ])
  func otherTokensAreRefused(settings: [String], reason: String) throws {
    let record = try second(replacing: []).execute(settings + [Self.weights])
    let message = record[.model]?.failure?.message ?? "none"
    #expect(message.contains(reason), "\(message)")
  }

  /// Fine-tuning: the words of the first text keep their ids, and what it lacked is unknown.
  @Test func theVocabularyOfTheWeightsIsTaken() throws {
    let workplace = try second()
    let record = try workplace.execute([Self.weights, Self.source, "train.epochs=1"])
    #expect(record.steps.allSatisfy { $0.state == .ran })
    #expect(record[.vocab]?.results["size"] == first.run.readRecord()?[.vocab]?.results["size"])
    let coverage = try #require(record[.vocab]?.results["coverage"]?.number)
    #expect(0.5 < coverage && coverage < 1)
    let (old, new) = try (
      first.product(of: Vocab.self).vocabulary, workplace.product(of: Vocab.self).vocabulary
    )
    #expect(old.words == new.words)
    #expect(new.id(of: "novel") == new.unknown)
    #expect(new.counts[Int(try #require(new.id(of: "movie")))] == 0)
    #expect(new.counts[Int(try #require(new.id(of: "was")))] > 0)
  }

  @Test func anotherFileOfWordsIsAnotherKey() throws {
    let workplace = try second()
    let settings = [Self.source]
    let before = try workplace.plan(settings).steps.map(\.key)
    var file = try TensorFile(decoding: first.file("model.safetensors"))
    file.metadata["note"] = "changed"
    try file.encoded().write(to: workplace.root.appending(path: "w.safetensors"))
    let after = try workplace.plan(settings).steps.map(\.key)
    #expect(before[0] == after[0])
    #expect(before[1] != after[1])
  }

  @Test(arguments: [
    ([source, "vocab.tokenizer=.words"], "Set vocab.tokenizer=.basicEnglish"),
    ([source, "vocab.specials=false"], "Set vocab.specials=true"),
  ])
  func otherTokensCantTakeIt(settings: [String], remedy: String) throws {
    let message = try second().execute(settings)[.vocab]?.failure?.message ?? "none"
    #expect(message.contains(remedy), "\(message)")
  }

  @Test func withoutAnUnknownTokenEachWordNeedsAnID() throws {
    let settings = ["vocab.specials=false", "dataset.framing=.windows", "dataset.length=4"]
    try first.execute(settings, name: "plain")
    let weights = try first.file("model.safetensors", run: "plain")
    let message =
      try second(weights: weights).execute(settings + [Self.source])[.vocab]?.failure?.message
    #expect(message?.contains("it lacks the word \"novel\"") == true)
    let same = try second(weights: weights, replacing: [("movie", "film")])
      .execute(settings + [Self.source, Self.weights])
    #expect(same.steps.allSatisfy { $0.failure == nil })
  }

  /// PyTorch's own files name no words.
  @Test func weightsWithoutWordsAreTold() throws {
    var file = try TensorFile(decoding: first.file("model.safetensors"))
    file.metadata = ["format": "pt"]
    let workplace = try second(weights: file.encoded())
    let notebook = Notebook()
    let record = try workplace.execute([Self.weights], observer: notebook)
    #expect(record[.model]?.state == .ran)
    #expect(notebook.noticed.contains { $0.contains("doesn't say which words") })
    let message = try workplace.execute([Self.source])[.vocab]?.failure?.message
    #expect(message?.contains("Name the model.safetensors of a run") == true)
  }

  private static func damaged(_ rest: String, kind: String = "words") -> String {
    #"{"tokenization":{"kind":"\#(kind)","form":"nfc","punctuation":"typographic"},\#(rest)}"#
  }

  @Test func theMetadataIsReadable() throws {
    let file = try TensorFile(decoding: first.file("model.safetensors"))
    let text = try #require(file.metadata["vocabulary"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8))
        as? [String: Any])
    #expect(json["words"] as? [String] == (try first.product(of: Vocab.self).vocabulary.words))
    #expect(json["hasSpecials"] as? Bool == true)
    #expect((json["tokenization"] as? [String: String])?["kind"] == "basicEnglish")
  }

  @Test(arguments: [
    "", "[]", "{", "null", "\"words\"", "{\"words\":[\"a\"]}",
    Self.damaged(#""hasSpecials":false,"words":[]"#),
    Self.damaged(#""hasSpecials":true,"words":["a","b","c","d","e"]"#),
    Self.damaged(#""hasSpecials":false,"words":["a","a"]"#),
    Self.damaged(#""hasSpecials":false,"words":["a"]"#, kind: "runes"),
  ])
  func aDamagedVocabularyIsAnError(json: String) throws {
    var file = try TensorFile(decoding: first.file("model.safetensors"))
    file.metadata["vocabulary"] = json
    let workplace = try second(weights: file.encoded())
    for (settings, step) in [([Self.source], StepID.vocab), ([Self.weights], .model)] {
      let message = try workplace.execute(settings)[step]?.failure?.message
      #expect(message?.contains("its vocabulary is damaged") == true)
    }
  }

  @Test func aMissingFileIsNamed() throws {
    let record = try second().execute([#"vocab.source="none.safetensors""#])
    let message = record[.vocab]?.failure?.message
    #expect(message?.hasPrefix("vocab.source: none.safetensors: there is no such file") == true)
  }
}
