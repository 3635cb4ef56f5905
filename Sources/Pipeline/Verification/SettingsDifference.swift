import Record

/// In what two runs' texts and words differ, in words.
enum SettingsDifference {
  /// The labels of a step's settings that differ; where the data is doesn't matter.
  static func labels(_ step: StepID, _ run: RunRecord, _ own: RunRecord) -> [String] {
    let (theirs, ours) = (run[step]?.settings ?? [:], own[step]?.settings ?? [:])
    return Set(theirs.keys).union(ours.keys).subtracting(Steps.type(of: step).dataSettings)
      .filter { theirs[$0] != ours[$0] }.sorted()
  }

  /// Why a run's words are others.
  static func words(of run: RunRecord, here own: RunRecord) -> String {
    let causes = [StepID.load, .vocab].flatMap { settings($0, run, own) }
    return "Its model predicts other words than those here: " + why(causes, run, own)
  }

  /// Why a run's test text is another.
  static func testText(of run: RunRecord, here own: RunRecord) -> String {
    var causes = settings(.dataset, run, own)
    if run.seed != own.seed { causes.append("its seed is \(run.seed), here \(own.seed)") }
    return "It was tested on another text than the one here: " + why(causes, run, own)
  }

  private static func why(_ causes: [String], _ run: RunRecord, _ own: RunRecord) -> String {
    if run.data?.digest != own.data?.digest {
      return "it read \(run.data?.source ?? "no data"), which differs from "
        + "\(own.data?.source ?? "the data") here. Name the same data with --data."
    }
    return causes.isEmpty
      ? "text and settings are the same, so its vocab.tsv was changed, or another version wrote it."
      : causes.joined(separator: "; ") + "."
  }

  private static func settings(_ step: StepID, _ run: RunRecord, _ own: RunRecord) -> [String] {
    labels(step, run, own).map { label in
      let format = ValueFormat.plain
      return "\(step).\(label) is \(format.string(run[step]?.settings[label])), here "
        + format.string(own[step]?.settings[label])
    }
  }
}
