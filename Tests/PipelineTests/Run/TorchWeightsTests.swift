import Foundation
import Pipeline
import Record
import TensorFiles
import TestSupport
import Testing

/// Weights trained by PyTorch, in place of random ones.
@Suite struct TorchWeightsTests {
  private let workplace: Workplace
  private let run: TorchNotebook.Run

  init() throws {
    let notebook = try TorchNotebook()
    workplace = try notebook.workplace()
    run = try notebook.run(notebook.weightsOf)
  }

  /// The settings of the run that made the weights, but no training.
  private func settings(_ weights: String, hidden: Int? = nil) -> [String] {
    var settings = run.settings
    settings.epochs = 0
    settings.hidden = hidden ?? settings.hidden
    return settings.overrides + [#"model.weights="\#(weights)""#]
  }

  @Test func evaluateGivesPyTorchsPerplexity() throws {
    let file = Fixture.url("notebook.safetensors")
    let record = try workplace.execute(settings(file.path), seed: run.settings.seed)
    let perplexity = try #require(record[.evaluate]?.results["perplexity"]?.number)
    #expect(abs(perplexity - run.perplexity) < 1e-5 * run.perplexity)
    let written = try TensorFile(decoding: try workplace.file("model.safetensors"))
    #expect(Set(written.tensors) == Set(try Fixture.tensors("notebook").tensors))
  }

  /// Initial weights are drawn anyway, as in PyTorch before `load_state_dict`: later draws stay the
  /// same.
  @Test func theStreamIsThatOfRandomWeights() throws {
    let overrides = run.settings.overrides
    let weights = [#"model.weights="\#(Fixture.url("notebook.safetensors").path)""#]
    try workplace.execute(overrides + weights, seed: run.settings.seed, selection: .until(.model))
    let replay = try TrainingReplay(
      try workplace.plan(overrides + weights, seed: run.settings.seed), store: workplace.store)
    #expect(replay.upcomingWord == run.nextAfterModel)
  }

  /// A path on the command line starts from the working folder, one in a chapter from the
  /// project's.
  @Test(arguments: [true, false]) func pathsStartWhereTheyAreWritten(inChapter: Bool) throws {
    let elsewhere = try TemporaryFolder()
    let bytes = Array(try Data(contentsOf: Fixture.url("notebook.safetensors")))
    try (inChapter ? workplace.folder : elsewhere).write(bytes, to: "below/weights.safetensors")
    let weights = #"weights: "below/weights.safetensors""#
    workplace.book.cells["model"] = "model(\(inChapter ? weights : ""))"
    let overrides =
      run.settings.overrides
      + (inChapter ? [] : ["model." + weights.replacing(": ", with: "=")])
    let plan = try workplace.decoded(overrides).plan(
      data: workplace.plan().data, seed: 42, root: workplace.root, workingFolder: elsewhere.url)
    let record = try workplace.execute(
      plan, options: RunOptions(selection: .until(.model), threads: 2))
    #expect(record[.model]?.state == .ran, "\(record[.model]?.failure?.message ?? "")")
  }

  typealias Change = @Sendable (inout TensorFile) -> Void

  static let misfits: [(Change, [String])] = [
    ({ $0.tensors.removeAll { $0.name == "linear.bias" } }, ["have no \"linear.bias\""]),
    ({ $0.append("extra\u{7}", .float32([1])) }, [#""extra\u{07}", which the model lacks"#]),
    (
      {
        $0.tensors[0].values = .float64([Double](repeating: 0, count: $0.tensors[0].values.count))
      },
      ["is of type F64; weights must be float32"]
    ),
    (
      {
        $0.tensors[0].values = .float32(
          [Float](repeating: .nan, count: $0.tensors[0].values.count))
      },
      ["has nan at index 0", "weights must be finite numbers"]
    ),
  ]

  @Test(arguments: misfits.indices) func weightsThatDoNotFitAreNamed(_ index: Int) throws {
    let (change, expected) = Self.misfits[index]
    var file = try Fixture.tensors("notebook")
    change(&file)
    try check(Array(file.encoded()), expected)
  }

  /// Finite weights can give a loss too large for a finite perplexity.
  @Test func aModelOfNoUseFailsTheStep() throws {
    var file = try Fixture.tensors("notebook")
    let index = try #require(file.tensors.firstIndex { $0.name == "linear.bias" })
    let count = file.tensors[index].values.count
    file.tensors[index].values = .float32([1e30] + [Float](repeating: 0, count: count - 1))
    try workplace.folder.write(Array(file.encoded()), to: "weights")
    let record = try workplace.execute(settings("weights"), seed: run.settings.seed)
    #expect(record[.evaluate]?.state == .failed)
    #expect(record[.evaluate]?.failure?.message.contains("not a finite number") == true)
  }

  @Test func anotherShapeIsNamedWithWhatToSet() throws {
    try workplace.folder.write(
      Array(try Data(contentsOf: Fixture.url("notebook.safetensors"))), to: "weights")
    let record = try workplace.execute(settings("weights", hidden: 11))
    let message = try #require(record[.model]?.failure?.message)
    #expect(message.contains(#""lstm.weight_ih_l0" is 40 × 6 in the file but 44 × 6 in the model"#))
    #expect(message.contains("set model.embedding, model.hidden"))
  }

  @Test func whatIsNoFileIsNamed() throws {
    try workplace.folder.write("", to: "folder/file")
    for (path, problem) in [("nowhere", "there is no such file"), ("folder", "it is a folder")] {
      let record = try workplace.execute(settings(path))
      let message = try #require(record[.model]?.failure?.message)
      #expect(message == "model.weights: \(path): \(problem), at \(workplace.folder.path)/\(path)")
    }
  }

  @Test func whatIsNoSafetensorsFileIsNamed() throws {
    let bytes = Array(try Data(contentsOf: Fixture.url("notebook.safetensors")))
    try check([], ["ends after 0 bytes", "safetensors.torch.save_file"])
    try check(Array(bytes.prefix(5)), ["ends after 5 bytes"])
    try check(Array(bytes.prefix(100)), ["header claims"])
    try check(bytes.dropLast(), ["the data has only"])
    // What torch.save writes is a zip archive.
    try check(zip([TestEntry("data.pkl", "x")]), ["header claims", "safetensors.torch.save_file"])
  }

  /// The step fails with the location of its cell; nothing after it runs.
  private func check(_ bytes: [UInt8], _ expected: [String]) throws {
    try workplace.folder.write(bytes, to: "weights")
    let record = try workplace.execute(settings("weights"))
    let failure = try #require(record[.model]?.failure)
    #expect(failure.message.hasPrefix("model.weights: weights: "))
    #expect(failure.location == "chapters/tiny/05-model.md:4")
    for text in expected { #expect(failure.message.contains(text), "\(failure.message)") }
    #expect(record[.train]?.state == .notRun)
  }
}
