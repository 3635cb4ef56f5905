import Chapters
import Pipeline
import Record
import Testing
import Text
import Tokens

/// What the types allow but the steps don't.
@Suite struct StepSettingsTests {
  private func labels<Settings: StepSettings>(
    _: Settings.Type, _ change: (inout Settings) -> Void
  ) -> [String] {
    var settings = Settings()
    change(&settings)
    let problems = settings.problems()
    for problem in problems { #expect(!problem.message.isEmpty) }
    return problems.map(\.label)
  }

  @Test func defaultsHaveNoProblems() {
    #expect(LoadSettings().problems().isEmpty)
    #expect(VocabSettings().problems().isEmpty)
    #expect(DatasetSettings().problems().isEmpty)
    #expect(LoaderSettings().problems().isEmpty)
    #expect(ModelSettings().problems().isEmpty)
    #expect(OptimizerSettings().problems().isEmpty)
    #expect(TrainSettings().problems().isEmpty)
    #expect(EvaluateSettings().problems().isEmpty)
  }

  @Test(arguments: [
    (-1, false), (0, true), (1, false), (2, true), (1_000_000_000, true), (Int.max, false),
    (Int.min, false),
  ])
  func load(limit: Int, isPossible: Bool) {
    #expect(labels(LoadSettings.self) { $0.limit = limit } == (isPossible ? [] : ["limit"]))
    #expect(labels(LoadSettings.self) { $0.testLimit = limit } == (isPossible ? [] : ["testLimit"]))
    #expect(labels(LoadSettings.self) { $0.source = "" } == ["source"])
  }

  @Test(arguments: [
    (3, true, false), (4, true, false), (5, true, true), (0, true, true), (-1, true, false),
    (1, false, true), (0, false, true), (-1, false, false), (5_000_000, true, true),
    (5_000_001, true, false), (Int.max, false, false),
  ])
  func vocab(maxTokens: Int, specials: Bool, isPossible: Bool) {
    let labels = labels(VocabSettings.self) {
      $0.maxTokens = maxTokens
      $0.specials = specials
    }
    #expect(labels == (isPossible ? [] : ["maxTokens"]))
  }

  @Test(arguments: [(0, false), (-5, false), (1, true), (1_000_000_000, true), (Int.max, false)])
  func vocab(minFrequency: Int, isPossible: Bool) {
    let labels = labels(VocabSettings.self) { $0.minFrequency = minFrequency }
    #expect(labels == (isPossible ? [] : ["minFrequency"]))
  }

  @Test(
    arguments: [
      (1.5, ["share"]), (1, ["share"]), (-0.1, ["share"]), (.nan, ["share"]),
      (.infinity, ["share"]),
      (0, []), (0.999, []),
    ] as [(Double, [String])])
  func dataset(share: Double, problems: [String]) {
    #expect(
      labels(DatasetSettings.self) { $0.validation = share } == problems.map { _ in "validation" })
    #expect(
      labels(DatasetSettings.self) {
        $0.test = share
        $0.validation = 0
      } == problems.map { _ in "test" })
  }

  @Test func datasetSharesTogether() {
    #expect(
      labels(DatasetSettings.self) {
        $0.validation = 0.5
        $0.test = 0.5
      } == ["test"])
    #expect(
      labels(DatasetSettings.self) {
        $0.validation = 0.5
        $0.test = 0.4
      } == [])
  }

  @Test func datasetLengths() {
    #expect(labels(DatasetSettings.self) { $0.length = 1 } == ["length"])
    #expect(labels(DatasetSettings.self) { $0.length = 2 } == [])
    #expect(
      labels(DatasetSettings.self) {
        $0.framing = .windows
        $0.length = 1
      } == [])
    #expect(labels(DatasetSettings.self) { $0.length = 100_001 } == ["length"])
    #expect(labels(DatasetSettings.self) { $0.length = .min } == ["length"])
    #expect(labels(DatasetSettings.self) { $0.stride = 0 } == ["stride"])
    #expect(labels(DatasetSettings.self) { $0.stride = 2 } == ["stride"])
    for (stride, expected) in [(Int.max, ["stride"]), (1_000_000_000, [])] {
      #expect(
        labels(DatasetSettings.self) {
          $0.framing = .windows
          $0.stride = stride
        } == expected)
    }
    #expect(labels(DatasetSettings.self) { $0.target = .next } == ["target"])
    #expect(
      labels(DatasetSettings.self) {
        $0.framing = .windows
        $0.target = .next
      } == [])
  }

  @Test(arguments: [(0, false), (-32, false), (1, true), (65_536, true), (65_537, false)])
  func loader(batchSize: Int, isPossible: Bool) {
    let labels = labels(LoaderSettings.self) { $0.batchSize = batchSize }
    #expect(labels == (isPossible ? [] : ["batchSize"]))
  }

  @Test(arguments: [(0, false), (-1, false), (1, true), (Int.max, false)])
  func model(size: Int, isPossible: Bool) {
    #expect(labels(ModelSettings.self) { $0.embedding = size } == (isPossible ? [] : ["embedding"]))
    #expect(labels(ModelSettings.self) { $0.hidden = size } == (isPossible ? [] : ["hidden"]))
    #expect(labels(ModelSettings.self) { $0.layers = size } == (isPossible ? [] : ["layers"]))
  }

  @Test func modelDropout() {
    for dropout in [1, -0.5, .nan] {
      #expect(
        labels(ModelSettings.self) {
          $0.layers = 2
          $0.dropout = dropout
        } == ["dropout"])
    }
    #expect(labels(ModelSettings.self) { $0.dropout = 0.5 } == ["dropout"])
    #expect(
      labels(ModelSettings.self) {
        $0.layers = 2
        $0.dropout = 0.5
      } == [])
  }

  @Test func modelDropoutAroundTheLayers() {
    for dropout in [1, -0.5, .nan] {
      #expect(labels(ModelSettings.self) { $0.inputDropout = dropout } == ["inputDropout"])
      #expect(labels(ModelSettings.self) { $0.outputDropout = dropout } == ["outputDropout"])
    }
    #expect(
      labels(ModelSettings.self) {
        $0.inputDropout = 0.5
        $0.outputDropout = 0.5
      } == [])
  }

  @Test func aSharedTableNeedsOneSize() {
    #expect(labels(ModelSettings.self) { $0.tied = true } == ["tied"])
    #expect(
      labels(ModelSettings.self) {
        $0.tied = true
        $0.embedding = 256
      } == [])
  }

  @Test func optimizerScheduleAndDecay() {
    for warmup in [-1, .max] {
      #expect(labels(OptimizerSettings.self) { $0.warmup = warmup } == ["warmup"])
    }
    for decay in [-0.1, .nan, .infinity, 1000] {
      #expect(labels(OptimizerSettings.self) { $0.weightDecay = decay } == ["weightDecay"])
    }
    #expect(labels(OptimizerSettings.self) { $0.weightDecay = 0.01 } == [])
  }

  @Test func trainPatience() {
    for patience in [-1, .max] {
      #expect(labels(TrainSettings.self) { $0.patience = patience } == ["patience"])
    }
  }

  /// Settings that earlier steps must allow, reported where they are written.
  @Test(arguments: [
    (["train.patience=2", "dataset.validation=0"], "train.patience needs a validation split"),
    (["loader.offset=.random"], "loader.offset can be .random only with dataset.framing: .windows"),
  ])
  func settingsThatDoNotFitEachOther(overrides: [String], message: String) throws {
    let error = #expect(throws: Diagnostics.self) { try Workplace().decoded(overrides) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    _ = try Workplace().decoded(["train.patience=2", "dataset.validation=0.2"])
    _ = try Workplace().decoded(["loader.offset=.random", "dataset.framing=.windows"])
  }

  @Test(arguments: [0, -0.001, .nan, .infinity] as [Double])
  func optimizer(learningRate: Double) {
    #expect(
      labels(OptimizerSettings.self) { $0.learningRate = learningRate } == ["learningRate"])
  }

  @Test(arguments: [1, -0.1, .nan] as [Double]) func optimizer(beta: Double) {
    #expect(labels(OptimizerSettings.self) { $0.beta1 = beta } == ["beta1"])
    #expect(labels(OptimizerSettings.self) { $0.beta2 = beta } == ["beta2"])
  }

  @Test func optimizerEpsilon() {
    for epsilon in [-1e-8, 0, 1e-60, .nan, .infinity] {
      #expect(labels(OptimizerSettings.self) { $0.epsilon = epsilon } == ["epsilon"])
    }
    #expect(labels(OptimizerSettings.self) { $0.epsilon = 1e-30 } == [])
  }

  @Test func train() {
    #expect(labels(TrainSettings.self) { $0.epochs = -1 } == ["epochs"])
    #expect(labels(TrainSettings.self) { $0.epochs = 0 } == [])
    #expect(labels(TrainSettings.self) { $0.epochs = .max } == ["epochs"])
    for clipNorm in [-1, .nan, .infinity] {
      #expect(labels(TrainSettings.self) { $0.clipNorm = clipNorm } == ["clipNorm"])
    }
  }

  @Test func evaluate() {
    #expect(labels(EvaluateSettings.self) { $0.length = 0 } == ["length"])
    #expect(labels(EvaluateSettings.self) { $0.length = .max } == ["length"])
    for temperature in [-1, .nan, .infinity] {
      #expect(labels(EvaluateSettings.self) { $0.temperature = temperature } == ["temperature"])
    }
    #expect(labels(EvaluateSettings.self) { $0.temperature = 0 } == [])
    #expect(labels(EvaluateSettings.self) { $0.topK = -1 } == ["topK"])
    #expect(labels(EvaluateSettings.self) { $0.prompts = [] } == [])
  }

  @Test func sampling() {
    for topP in [0, -0.5, 1.01, .nan] {
      #expect(labels(EvaluateSettings.self) { $0.topP = topP } == ["topP"])
    }
    #expect(labels(EvaluateSettings.self) { $0.topP = 0.01 } == [])
    for temperature in [-1, .nan, .infinity] {
      #expect(
        labels(EvaluateSettings.self) { $0.temperatures = [1, temperature] } == ["temperatures"])
    }
    #expect(labels(EvaluateSettings.self) { $0.temperatures = [0, 2.5] } == [])
    #expect(
      labels(EvaluateSettings.self) {
        $0.prompts = []
        $0.temperatures = [1]
      } == ["temperatures"])
  }

  /// A number without a limit overflows somewhere, sooner or later.
  @Test func everyWholeNumberHasItsBounds() throws {
    let workplace = try Workplace()
    var checked = 0
    for step in try workplace.plan().steps {
      for (name, value) in step.settings {
        guard case .integer = value else { continue }
        for number in [Int.min, .max, 1 << 62] {
          #expect(throws: (any Error).self, "\(step.id).\(name)=\(number)") {
            try workplace.decoded(["\(step.id).\(name)=\(number)"])
          }
        }
        checked += 1
      }
    }
    #expect(checked >= 13)
  }
}
