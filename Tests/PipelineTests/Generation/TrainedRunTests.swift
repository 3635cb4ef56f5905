import Files
import Foundation
import Kernels
import Neural
import Pipeline
import Random
import Record
import TensorFiles
import TestSupport
import Testing
import Text

@Suite struct TrainedRunTests {
  private static let windows = [
    "vocab.specials=false", "vocab.tokenizer=.words", "vocab.scope=.all",
    "dataset.framing=.windows",
    "dataset.length=6", "evaluate.prompts=[\"the movie\"]", "evaluate.temperatures=[0, 1]",
  ]

  private static func text(_ completer: PromptCompleter, _ prompt: String, temperature: Double = 1)
    throws
    -> String
  {
    var random = MersenneTwister(seed: 3, stream: "test")
    return try completer.continuation(
      of: prompt, length: 12,
      sampler: completer.sampler(temperature: temperature, topK: 0, topP: 1), random: &random
    ).text
  }

  /// The folder alone is enough: a copy elsewhere generates the same text.
  @Test(arguments: [[], windows]) func writesFromItsFolderAlone(settings: [String]) throws {
    let workplace = try Workplace()
    try workplace.execute(settings)
    let trained = try TrainedRun(workplace.run)
    let text = try Self.text(trained.completer, "the movie")
    #expect(!text.isEmpty)
    #expect(!text.contains("<"))
    let copy = workplace.root.appending(path: "copy")
    try FileManager.default.copyItem(at: workplace.run.url, to: copy)
    try FileManager.default.removeItem(at: workplace.output)
    #expect(try Self.text(TrainedRun(RunFolder(copy)).completer, "the movie") == text)
  }

  /// The folder's model generates what the page shows at temperature 0.
  @Test func agreesWithTheEvaluateStep() throws {
    let workplace = try Workplace()
    try workplace.execute(Self.windows)
    let evaluation = try workplace.product(of: Evaluate.self)
    #expect(evaluation.temperatures.map(\.temperature) == [0, 1])
    let completer = try TrainedRun(workplace.run).completer
    let text = try Self.text(completer, "the movie", temperature: 0)
    #expect(text.hasPrefix(evaluation.temperatures[0].text))
  }

  @Test func unknownWordsAreToldWithTheNearest() throws {
    let workplace = try Workplace()
    try workplace.execute(Self.windows)
    let completer = try TrainedRun(workplace.run).completer
    let error = #expect(throws: UnknownWord.self) { try completer.beginning("the moovie") }
    #expect(error?.description.contains("a similar one is \"movie\"") == true)
    #expect(throws: EmptyPrompt.self) { try completer.beginning("  ") }
  }

  /// The record says how the run normalized its text; one of an earlier release normalized nothing.
  @Test func promptsAreNormalizedAsInTheRun() throws {
    let workplace = try Workplace()
    try workplace.execute(Self.windows)
    let kind = TokenizerKind.words
    #expect(try TrainedRun(workplace.run).completer.vocab.tokenization == Tokenization(kind))
    try workplace.execute(Self.windows + ["vocab.form=.none", "vocab.punctuation=.asWritten"])
    let asWritten = Tokenization(kind, form: .none, punctuation: .asWritten)
    #expect(try TrainedRun(workplace.run).completer.vocab.tokenization == asWritten)
    try workplace.forgetDigests()
    var record = try #require(workplace.run.readRecord())
    record.steps[1].settings["form"] = nil
    record.steps[1].settings["punctuation"] = nil
    try JSONFile.data(record).write(to: workplace.run.record)
    #expect(try TrainedRun(workplace.run).completer.vocab.tokenization == asWritten)
  }

  @Test func aModelOfCharactersWritesCharacters() throws {
    let workplace = try Workplace()
    try workplace.execute(
      Self.windows.filter { !$0.contains(".words") } + [
        "vocab.tokenizer=.characters"
      ])
    let completer = try TrainedRun(workplace.run).completer
    #expect(completer.vocab.unit == .character)
    #expect(try completer.beginning("the movie").count == 9)
    #expect(try Self.text(completer, "the ").count == 12)
  }

  @Test func aStopIsHeardAtEveryWord() throws {
    let workplace = try Workplace()
    try workplace.execute(Self.windows)
    let completer = try TrainedRun(workplace.run).completer
    let interruption = Interruption()
    var words = 0
    func write(from prompt: String) throws {
      var random = MersenneTwister(seed: 3, stream: "test")
      try completer.writeOn(
        from: prompt, length: 100, sampler: completer.sampler(temperature: 1, topK: 0, topP: 1),
        random: &random, interruption: interruption
      ) { _, _ in
        words += 1
        if words == 3 { interruption.request() }
      }
    }
    #expect(throws: Interrupted.self) { try write(from: "the movie") }
    #expect(words == 3)
    let long = String(repeating: "the movie ", count: 100_000)
    #expect(throws: Interrupted.self) { try write(from: long) }
  }

  @Test func aModelWhoseNumbersAreNoneSaysSo() throws {
    let workplace = try Workplace()
    try workplace.execute(Self.windows)
    let trained = try TrainedRun(workplace.run).completer
    let model = trained.model.copy()
    for index in 0..<model.parameters.count { model.parameters[index] = .nan }
    let completer = PromptCompleter(model: model, vocab: trained.vocab)
    #expect(throws: UnusableLogits.self) { try Self.text(completer, "the movie") }
  }

  @Test func runsThatCanNotWriteSayWhy() throws {
    let workplace = try Workplace()
    func error() -> String {
      do {
        _ = try TrainedRun(workplace.run)
        return ""
      } catch {
        return "\(error)"
      }
    }
    try workplace.execute(["train.epochs=0"], selection: .until(.model))
    #expect(error().contains("was never trained. Train it: walkthrough run tiny"))
    try workplace.execute()
    #expect(error() == "")
    let folder = workplace.run.url
    let table = try workplace.file("vocab.tsv")
    try Data("id\ttoken\tcount\n0\ta\t1\n".utf8).write(to: folder.appending(path: "vocab.tsv"))
    #expect(error().contains("vocab.tsv can't be read"))
    try table.write(to: folder.appending(path: "vocab.tsv"))
    try Data("none".utf8).write(to: folder.appending(path: "model.safetensors"))
    #expect(error().contains("model.safetensors can't be read"))
    try FileManager.default.removeItem(at: folder.appending(path: "model.safetensors"))
    #expect(error().contains("model.safetensors can't be read"))
    try FileManager.default.removeItem(at: folder.appending(path: "run.json"))
    #expect(error().contains("run.json can't be read"))
  }

  @Test func vocabularyAndModelMustFit() throws {
    let workplace = try Workplace()
    try workplace.execute(Self.windows)
    try workplace.execute(Self.windows + ["vocab.maxTokens=0"])
    let contents = try #require(workplace.run.read())
    let table = String(decoding: try workplace.file("vocab.tsv"), as: UTF8.self)
    let shorter = table.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
    var files = ["model.safetensors": try workplace.file("model.safetensors")]
    files["vocab.tsv"] = Data(shorter.utf8)
    try workplace.run.commit(RunContents(record: contents.record, files: files))
    #expect { try TrainedRun(workplace.run) } throws: { error in
      "\(error)".contains("doesn't fit vocab.tsv and run.json beside it")
    }
  }

  typealias Change = @Sendable (inout TensorFile.Tensor) -> Void

  /// Weights that someone else might write, and the expected message.
  static let hostile: [(name: String, change: Change, expected: String)] = [
    (
      "linear.weight",
      {
        $0 = TensorFile.Tensor(
          name: $0.name, shape: [1, 16_000], values: .float32([Float](repeating: 1, count: 16_000)))
      },
      "\"linear.weight\" is 1 × 16000 in the file but"
    ),
    (
      "embedding.weight",
      { $0 = TensorFile.Tensor(name: $0.name, shape: [1 << 60, 0], values: .float32([])) },
      "\"embedding.weight\" is 1152921504606846976 × 0 in the file but"
    ),
    (
      "lstm.weight_hh_l0",
      { $0 = TensorFile.Tensor(name: $0.name, shape: [0, 1 << 62], values: .float32([])) },
      "\"lstm.weight_hh_l0\" is 0 × 4611686018427387904 in the file but"
    ),
    (
      "linear.bias",
      { $0.values = .float32([Float](repeating: .infinity, count: $0.values.count)) },
      "\"linear.bias\" has inf at index 0"
    ),
    ("lstm.bias_hh_l0", { $0.name = "lstm.bias_hh_l9" }, "have no \"lstm.bias_hh_l0\""),
  ]

  @Test func weightsAreCheckedAgainstTheRecordAndTheVocabulary() throws {
    let workplace = try Workplace()
    try workplace.execute()
    try workplace.forgetDigests()
    let file = workplace.run.url.appending(path: "model.safetensors")
    let whole = try TensorFile(decoding: try Data(contentsOf: file))
    for (name, change, expected) in Self.hostile {
      var damaged = whole
      let index = try #require(damaged.tensors.firstIndex { $0.name == name })
      change(&damaged.tensors[index])
      try damaged.encoded().write(to: file)
      #expect { try TrainedRun(workplace.run) } throws: { "\($0)".contains(expected) }
    }
  }

  /// The record is as untrusted as any other file.
  @Test(arguments: [0, -1, 16_385, .max]) func theRecordsShapeIsCheckedToo(hidden: Int) throws {
    let workplace = try Workplace()
    var record = try workplace.execute()
    let index = try #require(record.steps.firstIndex { $0.id == .model })
    record.steps[index].settings["hidden"] = .integer(hidden)
    try JSONFile.data(record).write(to: workplace.run.record)
    #expect { try TrainedRun(workplace.run) } throws: {
      "\($0)".contains("hidden states of \(hidden) and 1 layers")
    }
  }
}
