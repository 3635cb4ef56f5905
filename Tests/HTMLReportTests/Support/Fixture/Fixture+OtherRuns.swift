import Figures
import Foundation
import Record

extension Fixture {
  /// A run with results of its present settings, unlike `record`.
  static func trained(
    as name: String, at hour: Double = 0, _ change: (inout RunRecord) -> Void = { _ in }
  ) -> RunRecord {
    var record = record
    record.run = name
    record.started += hour * 3600
    for index in record.steps.indices { record.steps[index].stale = nil }
    if name != "imdb" { record.steps[6].key = name }
    change(&record)
    return record
  }

  /// A shorter run, one with another learning rate, and one on other texts.
  static let otherRuns = OtherRuns(
    besides: trained(as: "imdb"),
    among: [
      ("short", trained(as: "short", at: 1) { $0.steps[6].settings["epochs"] = 2 }),
      ("fast", trained(as: "fast", at: 2) { $0.steps[5].settings["learningRate"] = 0.003 }),
      ("elsewhere", trained(as: "elsewhere") { $0.steps[2].key = "other" }),
    ]
  ) { name in
    var curve = training(steps: 450)
    if name == "short" {
      curve.steps.removeAll { $0.epoch > 2 }
      curve.epochs.removeAll { $0.epoch > 2 }
    }
    return curve
  }
}
