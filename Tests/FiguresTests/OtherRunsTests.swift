import Figures
import Foundation
import Record
import TestSupport
import Testing

/// Which runs can stand beside one in the figure of its losses.
@Suite struct OtherRunsTests {
  private static func record(
    _ name: String, hour: Double = 0, _ change: (inout RunRecord) -> Void = { _ in }
  ) -> RunRecord {
    var record = RunRecord(
      book: "imdb", run: name, seed: 42, started: Date(timeIntervalSince1970: 3600 * hour),
      machine: Machine(processor: "", cores: 2, blas: "", toolchain: ""), threads: 2,
      steps: StepID.allCases.map { id in
        StepRecord(
          id: id, key: id < .loader ? "\(id)" : "\(id) of \(name)", state: .ran,
          settings: id == .optimizer ? ["learningRate": 0.01] : ["size": 1])
      })
    change(&record)
    return record
  }

  private static func others(
    _ records: [RunRecord], besides own: RunRecord = record("own"),
    curve: (String) -> TrainingCurve? = { _ in TrainingCurve(steps: [], epochs: []) }
  ) -> OtherRuns {
    OtherRuns(besides: own, among: records.map { ($0.run, $0) }, curve: curve)
  }

  @Test func theLatestComeFirstWithTheSettingsThatDiffer() {
    let others = Self.others([
      Self.record("own"), Self.record("same", hour: 1),
      Self.record("fast", hour: 3) { $0.steps[5].settings["learningRate"] = 0.003 },
      Self.record("deep", hour: 2) {
        $0.steps[4].settings = ["size": 2, "layers": 3]
        // What no loss depends on, or is no setting of this kind.
        $0.steps[7].settings["size"] = 9
        $0.steps[0].settings["size"] = 9
      },
    ])
    #expect(others.runs.map(\.name) == ["fast", "deep", "same"])
    #expect(
      others.runs.map(\.differences) == [
        ["optimizer.learningRate = 0.003"], ["model.layers = 3", "model.size = 2"], [],
      ])
    #expect(others.incomparable == [] && others.earlier == 0)
  }

  @Test func lossesOnOtherTextsOrWordsAreNamedOnly() {
    let others = Self.others([
      Self.record("words") { $0.steps[2].key = "other" },
      Self.record("texts") { $0.steps[2].key = "third" },
    ])
    #expect(others.runs == [])
    #expect(others.incomparable == ["texts", "words"])
  }

  /// Windows that overlap more show the same words more often.
  @Test func theStrideOfWindowsChangesNoLoss() {
    func strided(_ name: String, _ change: (inout RunRecord) -> Void = { _ in }) -> RunRecord {
      Self.record(name) { record in
        record.steps[2].key = name
        record.steps[2].settings["stride"] = 25
        change(&record)
      }
    }
    let own = Self.record("own") { $0.steps[2].settings["stride"] = 50 }
    let others = Self.others(
      [
        strided("dense"), strided("seeded") { $0.seed = 7 },
        strided("longer") { $0.steps[2].settings["size"] = 2 },
        strided("worded") { $0.steps[1].key = "other" },
      ], besides: own)
    #expect(others.runs.map(\.differences) == [["dataset.stride = 25"]])
    #expect(others.incomparable == ["longer", "seeded", "worded"])
  }

  @Test func whatIsNotTrainedOrNotOfThisBookIsLeftOut() {
    let others = Self.others([
      Self.record("novel") { $0.book = "wordlstm" },
      Self.record("early") { $0.steps[6].state = .notRun },
      Self.record("failed") { $0.steps[6].state = .failed },
      Self.record("stale") { $0.steps[6].stale = "train: epochs 2 → 3" },
      Self.record("stale-data") { $0.steps[2].stale = "dataset: length 8 → 9" },
      // The same training, evaluated in another way.
      Self.record("evaluated") { $0.steps[6].key = "train of own" },
      Self.record("unreadable"),
    ]) { $0 == "unreadable" ? nil : TrainingCurve(steps: [], epochs: []) }
    #expect(others == Self.others([]))
  }

  @Test func aRunWithoutLossesOfItsSettingsHasNoneBesideIt() {
    let stale = Self.record("own") { $0.steps[6].stale = "train: epochs 2 → 3" }
    #expect(Self.others([Self.record("other")], besides: stale) == Self.others([]))
  }

  @Test func thereAreNotMoreThanCanBeToldApart() {
    let records = (1...12).map { Self.record("run-\($0)", hour: Double($0)) }
    let others = Self.others(records) { name in
      name == "run-12" ? nil : TrainingCurve(steps: [], epochs: [])
    }
    #expect(others.runs.map(\.name) == (4...11).reversed().map { "run-\($0)" })
    #expect(others.earlier == 3)
  }
}
