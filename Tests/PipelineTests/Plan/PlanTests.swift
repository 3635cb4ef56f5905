import Chapters
import Listings
import Pipeline
import Record
import TestSupport
import Testing
import Text

/// Which steps' keys change with what: neither too many nor too few.
@Suite struct PlanTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  static let all = StepID.allCases
  static let fromVocab: [StepID] = all.filter { $0 != .load }
  static let fromDataset: [StepID] = [.dataset, .loader, .optimizer, .train, .evaluate]
  static let fromLoader: [StepID] = [.loader, .optimizer, .train, .evaluate]
  static let fromModel: [StepID] = [.model, .optimizer, .train, .evaluate]
  static let fromOptimizer: [StepID] = [.optimizer, .train, .evaluate]

  private func changed(from one: Plan, to other: Plan) -> [StepID] {
    StepID.allCases.filter { one[$0].key != other[$0].key }
  }

  static let settings: [(String, [StepID])] = [
    // The same data elsewhere is the same data.
    (#"load.source="elsewhere""#, []),
    (#"load.more=["elsewhere"]"#, []),
    ("load.limit=4", all),
    ("load.testLimit=4", all),
    ("load.sample=.story", all),
    ("load.invalidText=.replace", all),
    ("load.strip=.gutenberg", all),
    ("load.format=.lines", all),
    (#"load.column="review""#, all),
    (#"load.separator="***""#, all),
    ("vocab.tokenizer=.words", fromVocab),
    ("vocab.form=.nfc", fromVocab),
    ("vocab.punctuation=.typographic", fromVocab),
    ("vocab.maxTokens=50", fromVocab),
    ("vocab.minFrequency=2", fromVocab),
    ("vocab.specials=false", fromVocab),
    ("vocab.scope=.all", fromVocab),
    (#"vocab.source="w.safetensors""#, fromVocab),
    ("dataset.framing=.windows", fromDataset),
    ("dataset.length=32", fromDataset),
    ("dataset.validation=0.2", fromDataset),
    ("dataset.test=0.2", fromDataset),
    ("loader.batchSize=8", fromLoader),
    ("loader.order=.shuffled", fromLoader),
    ("model.embedding=5", fromModel),
    ("model.hidden=7", fromModel),
    ("model.layers=2", fromModel),
    ("model.inputDropout=0.1", fromModel),
    ("model.outputDropout=0.1", fromModel),
    (#"model.weights="w.safetensors""#, fromModel),
    ("optimizer.learningRate=0.02", fromOptimizer),
    ("optimizer.schedule=.linear", fromOptimizer),
    ("optimizer.warmup=5", fromOptimizer),
    ("optimizer.weightDecay=0.1", fromOptimizer),
    ("optimizer.beta1=0.8", fromOptimizer),
    ("optimizer.beta2=0.99", fromOptimizer),
    ("optimizer.epsilon=1e-6", fromOptimizer),
    ("train.epochs=3", [.train, .evaluate]),
    ("train.clipNorm=2", [.train, .evaluate]),
    ("train.patience=2", [.train, .evaluate]),
    ("evaluate.checkpoint=.best", [.evaluate]),
    (#"evaluate.prompts=["a"]"#, [.evaluate]),
    ("evaluate.length=6", [.evaluate]),
    ("evaluate.temperature=1", [.evaluate]),
    ("evaluate.topK=3", [.evaluate]),
    ("evaluate.topP=0.9", [.evaluate]),
    ("evaluate.temperatures=[0.5, 1]", [.evaluate]),
  ]

  @Test(arguments: settings) func aSettingChangesTheKeysOfWhatRestsOnIt(
    setting: String, expected: [StepID]
  ) throws {
    #expect(changed(from: try workplace.plan(), to: try workplace.plan([setting])) == expected)
    // The page's graph of steps says the same.
    let step = try #require(QualifiedName(setting)?.step)
    #expect(expected == [] || expected == Steps.graph.affected(by: step))
  }

  @Test func settingsThatNeedOthers() throws {
    let windows = try workplace.plan(["dataset.framing=.windows"])
    let next = try workplace.plan(["dataset.framing=.windows", "dataset.target=.next"])
    #expect(changed(from: windows, to: next) == Self.fromDataset)
    let wide = try workplace.plan(["dataset.framing=.windows", "dataset.stride=2"])
    #expect(changed(from: windows, to: wide) == Self.fromDataset)
    let deep = try workplace.plan(["model.layers=2"])
    let dropping = try workplace.plan(["model.layers=2", "model.dropout=0.1"])
    #expect(changed(from: deep, to: dropping) == Self.fromModel)
    let moving = try workplace.plan(["dataset.framing=.windows", "loader.offset=.random"])
    #expect(changed(from: windows, to: moving) == Self.fromLoader)
    let square = try workplace.plan(["model.embedding=6", "model.hidden=6"])
    let tied = try workplace.plan(["model.embedding=6", "model.hidden=6", "model.tied=true"])
    #expect(changed(from: square, to: tied) == Self.fromModel)
  }

  /// `optimizer.algorithm` has only one value so far, and `train.precision` has another only with
  /// PyTorch, which `TrainingPrecisionTests` look at.
  @Test func noSettingIsForgottenAbove() {
    func names<S: Step>(_ step: S.Type) -> [String] {
      S.Settings.settingNames.map { "\(S.id).\($0)" }
    }
    let tried = Self.settings.map { String($0.0.prefix { $0 != "=" }) }
    let others = [
      "dataset.target", "dataset.stride", "loader.offset", "model.tied", "model.dropout",
      "optimizer.algorithm", "train.precision",
    ]
    #expect(Set(Steps.all.flatMap { names($0) }) == Set(tried + others))
  }

  @Test func aSettingGivenAsItIsChangesNothing() throws {
    let same = ["train.epochs=2", "train.clipNorm=1.0", "loader.order=.bucketed"]
    #expect(changed(from: try workplace.plan(), to: try workplace.plan(same)).isEmpty)
  }

  @Test func theSeedChangesWhatDrawsRandomNumbers() throws {
    let changed = changed(from: try workplace.plan(), to: try workplace.plan(seed: 43))
    #expect(changed == [.dataset, .loader, .model, .optimizer, .train, .evaluate])
  }

  @Test func otherWeightsUnderTheSameNameChangeTheModel() throws {
    let setting = [#"model.weights="w.safetensors""#]
    let missing = try workplace.plan(setting)
    try workplace.folder.write("one", to: "w.safetensors")
    let one = try workplace.plan(setting)
    try workplace.folder.write("two", to: "w.safetensors")
    let two = try workplace.plan(setting)
    #expect(changed(from: missing, to: one) == Self.fromModel)
    #expect(changed(from: one, to: two) == Self.fromModel)
  }

  @Test func otherTextsChangeEverything() throws {
    func data(_ digest: String) -> LocatedData {
      LocatedData(
        source: "reviews", location: .sample, digest: digest, fingerprint: "sample")
    }
    let one = try workplace.plan(data: data("a"))
    #expect(changed(from: one, to: try workplace.plan(data: data("b"))) == Self.all)
    #expect(changed(from: one, to: try workplace.plan(data: data("a"))).isEmpty)
  }

  @Test(
    arguments: [
      ("Text/Tokens/Tokenizer.swift", all),
      ("Text/New.swift", all),
      ("Pipeline/Products/StepProduct.swift", all),
      ("Pipeline/Steps/StepContext.swift", all),
      ("TensorFiles/TensorFile.swift", all),
      ("Tokens/Target.swift", all),
      ("Random/MersenneTwister.swift", fromDataset + [.model]),
      ("Kernels/Adam.swift", fromModel),
      ("Neural/LSTMLayer.swift", fromModel),
      ("Pipeline/Steps/Load.swift", all),
      ("Pipeline/Steps/Vocab.swift", fromVocab),
      ("Pipeline/Steps/Dataset.swift", fromDataset),
      ("Pipeline/Steps/Loader.swift", fromLoader),
      ("Pipeline/Steps/Model.swift", fromModel),
      ("Pipeline/Steps/Optimizer.swift", fromOptimizer),
      ("Pipeline/Steps/Train.swift", [.train, .evaluate]),
      ("Pipeline/Training/TrainingLog.swift", [.train, .evaluate]),
      ("Pipeline/Training/TrainingTask.swift", [.train, .evaluate]),
      ("Pipeline/Steps/Evaluate.swift", [.evaluate]),
      ("Pipeline/Run/Runner.swift", []),
      ("Chapters/Claims/Claim.swift", []),
      ("Readings/GateReadings.swift", []),
      ("Figures/Train/LossFigure.swift", []),
      ("Figures/Vocab/FrequencyFigure.swift", []),
      ("Drawings/Chart.swift", []),
      ("HTMLReport/HTMLReport.swift", []),
      ("walkthrough/Walkthrough.swift", []),
      ("Record/RunRecord.swift", []),
    ] as [(String, [StepID])])
  func codeChangesTheKeysOfTheStepsThatUseIt(path: String, expected: [StepID]) throws {
    var files = SourceLibrary.compiled.files
    if path != "Text/New.swift" { #expect(files[path] != nil, "there is no such file any more") }
    files[path, default: ""] += "\n// Another line."
    let plan = try workplace.plan(sources: SourceLibrary(files: files))
    #expect(changed(from: try workplace.plan(), to: plan) == expected.sorted())
  }

  @Test func everySourceThatAStepNamesIsThere() {
    for step in Steps.all {
      for prefix in step.sources {
        #expect(
          SourceLibrary.compiled.files.keys.contains { $0.hasPrefix(prefix) },
          "\(step.id) rests on \(prefix), which is empty")
      }
    }
  }

  @Test func everyStepReadsOnlyEarlierOnes() {
    for step in Steps.all {
      #expect(step.reads.allSatisfy { $0 < step.id })
    }
    #expect(Steps.all.map { $0.id } == StepID.allCases)
    #expect(Steps.lineage(of: .loader) == [.load, .vocab, .dataset, .loader])
    #expect(Steps.lineage(of: .evaluate) == StepID.allCases)
  }

  @Test func proseChangesNothing() throws {
    let before = try workplace.plan()
    workplace.book.introduction = "Quite another book."
    workplace.book.prose["train"] =
      "More about {{train.epochs}} epochs.\n\n"
      + TinyBook.claim("train.steps > 0")
    workplace.book.cells["model"] = "model(\n  hidden: 6, // of the state\n  embedding: 4,\n)"
    #expect(changed(from: before, to: try workplace.plan()).isEmpty)
  }

  @Test func keysAreDigests() throws {
    let keys = try workplace.plan().steps.map(\.key)
    #expect(keys.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
    #expect(Set(keys).count == 8)
  }

  @Test func settingsAreKeptByLabel() throws {
    let plan = try workplace.plan(["train.epochs=5"])
    #expect(
      plan[.train].settings == [
        "epochs": 5, "clipNorm": 1.0, "patience": 0, "precision": "float32",
      ])
    #expect(plan[.loader].settings == ["batchSize": 4, "order": "bucketed", "offset": "fixed"])
    #expect(plan[.evaluate].settings["prompts"] == .list(["the movie was"]))
    #expect(plan[.train].location.description == "chapters/tiny/07-train.md:4:1")
  }

  @Test func everyMistakeInCellsAndProseIsTold() throws {
    workplace.book.cells["train"] = "train(epoch: 5)"
    workplace.book.cells["model"] = "model(hidden: -1, layers: 0)"
    workplace.book.prose["load"] = "{{load.trian.documents}}"
    let error = #expect(throws: Diagnostics.self) {
      try workplace.decoded(["loader.batchSize=0"])
    }
    let lines = error?.all.map(\.description) ?? []
    for expected in [
      "--set:1:18: error: loader.batchSize must be at least 1, not 0",
      "chapters/tiny/05-model.md:4:15: error: hidden must be at least 1, not -1",
      "chapters/tiny/05-model.md:4:27: error: layers must be at least 1, not 0",
      "chapters/tiny/07-train.md:4:7: error: unknown setting 'epoch' of train; did you mean 'epochs'?",
      "chapters/tiny/01-load.md:7:1: error: no step has a result or a setting 'load.trian.documents'",
    ] {
      #expect(lines.contains { $0.hasPrefix(expected) }, "\(expected) is not among \(lines)")
    }
    #expect(lines.count == 5)
  }
}
