import Foundation
import Pipeline
import Record
import TensorFiles
import Testing
import TestSupport
import Text

/// Whole runs on a tiny corpus.
@Suite struct RunnerTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  static let files = [
    "run.json", "vocab.tsv", "test.npy", "test-offsets.npy", "metrics.csv", "validation.csv",
    "model.safetensors",
  ]

  @Test func aRunWritesEverythingThatItPromises() throws {
    let record = try workplace.execute()
    #expect(record.steps.map(\.state) == Array(repeating: .ran, count: 8))
    let folder = try FileManager.default.subpathsOfDirectory(atPath: workplace.run.url.path)
    #expect(Set(folder) == Set(Self.files + [".walkthrough"]))
    #expect(workplace.run.readRecord()?.steps.map(\.results) != nil)
  }

  @Test func theRecordHasTheNamesOfTheContract() throws {
    workplace.book.prose["train"] = TinyBook.claim("train.steps > 0")
    try workplace.execute(["train.epochs=1"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: try workplace.file("run.json")) as? [String: Any])
    #expect(
      Set(json.keys) == [
        "schema", "book", "run", "seed", "started", "machine", "threads", "data", "overrides",
        "claims", "steps", "files",
      ])
    #expect(json["schema"] as? Int == 1)
    #expect(json["seed"] as? Int == 42)
    #expect(json["overrides"] as? [String: String] == ["train.epochs": "1"])
    let machine = try #require(json["machine"] as? [String: Any])
    #expect(
      Set(machine.keys) == [
        "processor", "cores", "blas", "toolchain", "instructions", "dictionaries",
      ])
    let data = try #require(json["data"] as? [String: String])
    #expect(data["source"] == "reviews")
    let claims = try #require(json["claims"] as? [[String: String]])
    #expect(claims.map { $0["outcome"] } == ["holds"])
    let steps = try #require(json["steps"] as? [[String: Any]])
    #expect(steps.map { $0["id"] as? String } == TinyBook.steps)
    for step in steps {
      #expect(
        Set(step.keys)
          == ["id", "key", "state", "stale", "seconds", "settings", "results", "machine"])
      #expect(step["stale"] is NSNull)
      #expect(step["state"] as? String == "ran")
    }
  }

  @Test func resultsAgreeWithOneAnother() throws {
    let record = try workplace.execute()
    func number(_ name: String) throws -> Double {
      let name = try #require(QualifiedName(name))
      return try #require(record.value(named: name)?.number, "\(name)")
    }
    #expect(try number("load.train.documents") == Double(TinyReviews.trainCount))
    #expect(try number("load.test.documents") == Double(TinyReviews.testCount))
    #expect(try number("vocab.coverage") == 1)
    #expect(try number("dataset.validation.sequences") == Double(TinyReviews.trainCount) / 4)
    #expect(try number("dataset.cut") == 0)
    #expect(try number("loader.batches") == 5)
    #expect(try number("loader.lastBatch") == 2)
    #expect(try number("train.steps") == 10)
    #expect(try number("optimizer.uniformLoss") == log(try number("vocab.size")))
    #expect(try number("evaluate.tokens") == number("dataset.test.tokens"))
    #expect(try number("evaluate.perplexity") == exp(try number("evaluate.loss")))
    #expect(
      try number("train.validationPerplexity") == exp(try number("train.validationLoss")))
    let (vocabulary, embedding, hidden) = (try number("vocab.size"), 4.0, 6.0)
    #expect(
      try number("model.parameters")
        == vocabulary * embedding + 4 * hidden * (embedding + hidden + 2)
        + vocabulary * hidden + vocabulary)
  }

  @Test func everyResultIsInTheCatalog() throws {
    for step in try workplace.execute().steps {
      for name in step.results.keys {
        #expect(ResultCatalog.standard[QualifiedName(step.id, name)] != nil, "\(step.id).\(name)")
      }
    }
  }

  @Test func tablesHaveARowForEachStepAndEpoch() throws {
    let record = try workplace.execute()
    func rows(_ name: String) throws -> [[String]] {
      String(decoding: try workplace.file(name), as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
    let metrics = try rows("metrics.csv")
    #expect(
      metrics.first == [
        "step", "epoch", "loss", "tokens", "learning_rate", "gradient_norm", "seconds",
      ])
    #expect(metrics.dropFirst().map { $0[0] } == (1...10).map(String.init))
    #expect(metrics.dropFirst().map { $0[1] } == (1...10).map { $0 <= 5 ? "1" : "2" })
    let tokens = metrics.dropFirst().compactMap { Int($0[3]) }.reduce(0, +)
    #expect(record[.dataset]?.results["train.tokens"] == .integer(tokens / 2))
    let validation = try rows("validation.csv")
    #expect(validation.first == ["epoch", "step", "loss", "perplexity"])
    #expect(validation.dropFirst().map { Array($0.prefix(2)) } == [["1", "5"], ["2", "10"]])
    let vocabulary = String(decoding: try workplace.file("vocab.tsv"), as: UTF8.self)
    #expect(vocabulary.hasPrefix("id\ttoken\tcount\n0\t<unk>\t0\n1\t<pad>\t0\n"))
  }

  @Test func theModelHasPyTorchsNames() throws {
    try workplace.execute(["model.layers=2"])
    let model = try TensorFile(decoding: try workplace.file("model.safetensors"))
    #expect(
      Set(model.tensors.map(\.name)) == [
        "embedding.weight", "lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0",
        "lstm.bias_hh_l0", "lstm.weight_ih_l1", "lstm.weight_hh_l1", "lstm.bias_ih_l1",
        "lstm.bias_hh_l1", "linear.weight", "linear.bias",
      ])
    #expect(model["lstm.weight_ih_l0"]?.shape == [24, 4])
    #expect(model["lstm.weight_ih_l1"]?.shape == [24, 6])
  }

  @Test func aModelGoesOnFromTheWeightsOfAnother() throws {
    try workplace.execute()
    try FileManager.default.copyItem(
      at: workplace.run.url.appending(path: "model.safetensors"),
      to: workplace.root.appending(path: "weights.safetensors"))
    let more = [#"model.weights="weights.safetensors""#, "train.epochs=0"]
    let record = try workplace.execute(more, name: "more")
    #expect(
      try workplace.file("model.safetensors", run: "more") == workplace.file("model.safetensors"))
    #expect(record[.train]?.results["steps"] == 0)
  }

  @Test func aSecondRunTakesEverythingFromTheStore() throws {
    try workplace.execute()
    let first = try #require(workplace.run.readRecord())
    let before = try Self.files.filter { $0 != "run.json" }.map { try workplace.file($0) }
    let notebook = Notebook()
    try workplace.execute(observer: notebook)
    let second = try #require(workplace.run.readRecord())
    #expect(notebook.started == [])
    #expect(notebook.finished.map(\.id) == StepID.allCases)
    #expect(notebook.noticed == [])
    #expect(second.steps.map(\.state) == Array(repeating: .cached, count: 8))
    #expect(second.steps.map(\.results) == first.steps.map(\.results))
    #expect(second.steps.map(\.seconds) == first.steps.map(\.seconds))
    #expect(second.steps.allSatisfy { $0.stale == nil })
    #expect(try Self.files.filter { $0 != "run.json" }.map { try workplace.file($0) } == before)
  }

  @Test func anotherRunSharesTheStore() throws {
    try workplace.execute()
    let notebook = Notebook()
    try workplace.execute(name: "other", observer: notebook)
    #expect(notebook.started == [])
    for file in Self.files where file != "run.json" {
      #expect(try workplace.file(file, run: "other") == workplace.file(file))
    }
  }

  /// The numbers of the same work, without times.
  private func numbers(_ workplace: Workplace) throws -> [String] {
    String(decoding: try workplace.file("metrics.csv"), as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: ",").dropLast().joined(separator: ",") }
  }

  @Test(arguments: [1, 3]) func threadsAndTimeChangeNoBit(threads: Int) throws {
    try workplace.execute(["loader.batchSize=12"])
    let other = try Workplace()
    try other.execute(["loader.batchSize=12"], threads: threads)
    #expect(try other.file("model.safetensors") == workplace.file("model.safetensors"))
    #expect(try numbers(other) == numbers(workplace))
    for file in ["validation.csv", "vocab.tsv", "test.npy"] {
      #expect(try other.file(file) == workplace.file(file), "\(file)")
    }
    let (one, another) = try (
      workplace.product(of: Evaluate.self), other.product(of: Evaluate.self)
    )
    #expect(try one.encoded().encoded() == another.encoded().encoded())
  }

  @Test func forcedWorkGivesTheSameBits() throws {
    let settings = ["model.layers=2", "model.dropout=0.5", "loader.order=.shuffled"]
    try workplace.execute(settings)
    let model = try workplace.file("model.safetensors")
    let metrics = try numbers(workplace)
    let notebook = Notebook()
    try workplace.execute(settings, force: true, observer: notebook)
    #expect(notebook.started == StepID.allCases)
    #expect(try workplace.file("model.safetensors") == model)
    #expect(try numbers(workplace) == metrics)
  }

  @Test func anotherSeedGivesOtherNumbers() throws {
    try workplace.execute()
    try workplace.execute(seed: 43, name: "other")
    #expect(
      try workplace.file("model.safetensors", run: "other") != workplace.file("model.safetensors"))
    #expect(
      try workplace.product(of: Dataset.self, run: "other").train.ids
        != workplace.product(of: Dataset.self).train.ids)
    #expect(try workplace.file("vocab.tsv", run: "other") == workplace.file("vocab.tsv"))
  }

  @Test func clippingByALimitThatIsNeverReachedChangesNothing() throws {
    try workplace.execute(["train.clipNorm=0"])
    try workplace.execute(["train.clipNorm=1000"], name: "other")
    #expect(
      try workplace.file("model.safetensors", run: "other") == workplace.file("model.safetensors"))
  }

  @Test func withoutValidationOrTestNothingIsMadeUp() throws {
    for split in ["neg", "pos"] {
      try FileManager.default.removeItem(atPath: "\(workplace.reviews)/test/\(split)")
    }
    let record = try workplace.execute(["dataset.validation=0"])
    #expect(record.steps.allSatisfy { $0.state == .ran })
    #expect(record[.train]?.results["validationLoss"] == nil)
    #expect(record[.evaluate]?.results == [:])
    #expect(!workplace.hasFile("test.npy"))
    #expect(
      try workplace.file("validation.csv") == Data("epoch,step,loss,perplexity\n".utf8))
  }

  @Test func filesThatAStepNoLongerMakesGo() throws {
    try workplace.execute()
    #expect(workplace.hasFile("test-offsets.npy"))
    try workplace.execute(["dataset.framing=.windows", "dataset.length=4"])
    #expect(workplace.hasFile("test.npy"))
    #expect(!workplace.hasFile("test-offsets.npy"))
  }

  @Test func anEpochOfZeroLeavesTheModelAsItIs() throws {
    let record = try workplace.execute(["train.epochs=0"])
    #expect(record[.train]?.results["steps"] == 0)
    #expect(record[.train]?.results["loss.first"] == nil)
    #expect((record[.evaluate]?.results["perplexity"]?.number ?? 0) > 1)
  }
}
