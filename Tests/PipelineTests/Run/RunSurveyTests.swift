import Foundation
import Listings
import Pipeline
import Record
import Testing
import Text

/// Fresh, stale and why, or never run: in the words of `status`.
@Suite struct RunSurveyTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  /// Writes a record as if every step of a plan had run, after a round trip through its file.
  private func record(_ plan: Plan, results: [String: Value] = [:]) throws {
    try workplace.place(
      RunRecord(
        book: "tiny", run: "tiny", seed: plan.seed, started: .now, machine: .current, threads: 1,
        data: DataSource(source: plan.data.source, digest: plan.data.digest),
        steps: plan.steps.map {
          StepRecord(
            id: $0.id, key: $0.key, state: .ran, seconds: 1, settings: $0.settings,
            results: results)
        }))
  }

  private func survey(_ plan: Plan) -> [RunSurvey.Step] {
    RunSurvey(plan: plan, output: workplace.output, folder: workplace.run).steps()
  }

  /// Why each step is stale, unless it is only because nothing is stored here.
  private func reasons(_ plan: Plan) -> [StepID: String] {
    var reasons: [StepID: String] = [:]
    for step in survey(plan) {
      if let stale = step.record.stale, !stale.hasSuffix("its stored result is gone") {
        reasons[step.record.id] = stale
      }
    }
    return reasons
  }

  @Test func withoutARecordNothingEverRan() throws {
    let steps = survey(try workplace.plan())
    #expect(steps.map(\.record.state) == Array(repeating: .notRun, count: 8))
    #expect(steps.allSatisfy { $0.finished == nil && $0.record.stale == nil })
  }

  @Test func whatTheStoreLostIsStale() throws {
    let plan = try workplace.plan()
    try record(plan, results: ["size": 9])
    let steps = survey(plan)
    #expect(steps.map(\.record.state) == Array(repeating: .cached, count: 8))
    #expect(steps[1].record.stale == "vocab: its stored result is gone")
    #expect(steps[1].record.results == ["size": 9])
  }

  @Test(
    arguments: [
      (
        ["train.epochs=5"],
        [.train: "train: epochs 2 → 5", .evaluate: "train: epochs 2 → 5"]
      ),
      (
        ["evaluate.temperature=0.5", #"evaluate.prompts=["a", "b"]"#],
        [.evaluate: "evaluate: prompts the movie was → a, b; evaluate: temperature 0.8 → 0.5"]
      ),
      (
        ["loader.order=.shuffled", "optimizer.learningRate=1"],
        [
          .loader: "loader: order bucketed → shuffled",
          .optimizer: "loader: order bucketed → shuffled; optimizer: learningRate 0.01 → 1",
          .train: "loader: order bucketed → shuffled; optimizer: learningRate 0.01 → 1",
          .evaluate: "loader: order bucketed → shuffled; optimizer: learningRate 0.01 → 1",
        ]
      ),
      (["train.clipNorm=1.0"], [:]),
    ] as [([String], [StepID: String])])
  func settingsThatChangedAreNamed(settings: [String], expected: [StepID: String]) throws {
    try record(try workplace.plan())
    #expect(reasons(try workplace.plan(settings)) == expected)
  }

  @Test func aChangedSeedIsNamedOnce() throws {
    try record(try workplace.plan())
    let steps = [StepID.dataset, .loader, .model, .optimizer, .train, .evaluate]
    let reasons = reasons(try workplace.plan(seed: 7))
    #expect(Set(reasons.keys) == Set(steps))
    for step in [StepID.dataset, .loader, .model] { #expect(reasons[step] == "seed 42 → 7") }
    // Two lineages lead here, and each begins with the seed.
    for step in [StepID.optimizer, .train, .evaluate] {
      #expect(reasons[step] == "seed 42 → 7")
    }
  }

  @Test func otherTextsAreNamed() throws {
    try record(try workplace.plan())
    let data = LocatedData(
      source: "reviews", location: .sample, digest: "another", fingerprint: "sample")
    let reasons = reasons(try workplace.plan(data: data))
    #expect(reasons.count == 8)
    #expect(Set(reasons.values) == ["load: data changed"])
  }

  @Test func anotherSourceIsNamed() throws {
    try record(try workplace.plan())
    let reasons = reasons(try workplace.plan([#"load.source="sample""#]))
    #expect(Set(reasons.values) == ["load: source reviews → sample"])
  }

  @Test func changedCodeIsNamedWhereItChanged() throws {
    try record(try workplace.plan())
    var files = SourceLibrary.compiled.files
    files["Pipeline/Steps/Train.swift", default: ""] += "\n"
    let plan = try workplace.plan(sources: SourceLibrary(files: files))
    #expect(
      reasons(plan) == [.train: "train: its code changed", .evaluate: "train: its code changed"])
  }

  @Test func codeAndSettingsTogether() throws {
    try record(try workplace.plan())
    var files = SourceLibrary.compiled.files
    files["Pipeline/Steps/Loader.swift", default: ""] += "\n"
    let plan = try workplace.plan(
      ["train.epochs=3"], sources: SourceLibrary(files: files))
    #expect(reasons(plan)[.loader] == "loader: its code changed")
    #expect(reasons(plan)[.evaluate] == "loader: its code changed; train: epochs 2 → 3")
  }

  @Test func freshStepsTellWhenAndHowLong() throws {
    try workplace.execute(selection: .until(.vocab))
    let steps = survey(try workplace.plan())
    #expect(steps.prefix(2).allSatisfy { $0.record.state == .cached && $0.record.stale == nil })
    #expect(steps.prefix(2).allSatisfy { $0.finished != nil })
    #expect(steps.dropFirst(2).allSatisfy { $0.record.state == .notRun })
  }
}
