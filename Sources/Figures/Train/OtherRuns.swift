import Pipeline
import Record

/// The other runs of a book in a folder, as far as their losses can stand beside those of one run.
package struct OtherRuns: Hashable, Sendable {
  package struct Run: Hashable, Sendable {
    /// That of its folder.
    package let name: String
    /// The settings that differ, with this run's values, such as "optimizer.learningRate = 0.003".
    package let differences: [String]
    package let curve: TrainingCurve
  }

  /// More curves than this can't be told apart.
  package static let most = 8

  /// The latest first.
  package let runs: [Run]
  /// The names of runs that learned from other texts or words, or whose code for these differed:
  /// a loss of theirs measures something else.
  package let incomparable: [String]
  /// The number of earlier runs that would be too many.
  package let earlier: Int

  /// - Parameters:
  ///   - record: the run that they stand beside.
  ///   - records: those of all runs, with the names of their folders.
  ///   - curve: the losses of a run; `nil` if they can't be read.
  package init(
    besides record: RunRecord, among records: [(name: String, record: RunRecord)],
    curve: (String) -> TrainingCurve?
  ) {
    let trained = records.filter { other in
      other.name != record.run && other.record.book == record.book && other.record.hasTrained
        && other.record[.train]?.key != record[.train]?.key
    }.sorted { ($0.record.started, $1.name) > ($1.record.started, $0.name) }
    let comparable = trained.filter { $0.record.predictsTheSame(as: record) }
    guard record.hasTrained else {
      (runs, incomparable, earlier) = ([], [], 0)
      return
    }
    var runs: [Run] = []
    var rest = comparable[...]
    while runs.count < Self.most, let (name, other) = rest.popFirst() {
      guard let curve = curve(name) else { continue }
      runs.append(Run(name: name, differences: other.differences(from: record), curve: curve))
    }
    self.runs = runs
    incomparable = trained.map(\.name)
      .filter { name in !comparable.contains { $0.name == name } }.sorted()
    earlier = rest.count
  }

  /// Reads the runs of a folder. One whose record or losses can't be read is left out, as it can't
  /// be told what it is.
  ///
  /// - Parameter name: that of the run's folder.
  package init(besides record: RunRecord, named name: String, in output: OutputFolder) {
    var record = record
    // A renamed folder is known by its new name.
    record.run = name
    let records = output.runs.compactMap { name in
      output.run(named: name).readRecord().map { (name, $0) }
    }
    self.init(besides: record, among: records) { name in
      output.run(named: name).readFigures(of: .train).flatMap { RunFigures($0).training }
    }
  }
}

extension RunRecord {
  /// Whether there are losses, and they are those of the settings in the record.
  fileprivate var hasTrained: Bool {
    [StepID.dataset, .train].allSatisfy { self[$0]?.hasResults == true && self[$0]?.stale == nil }
  }

  /// Whether losses are on the same texts and words. The stride decides only how often a run trains
  /// on each word.
  fileprivate func predictsTheSame(as other: RunRecord) -> Bool {
    if self[.dataset]?.key == other[.dataset]?.key { return true }
    guard let own = self[.dataset]?.settings, let others = other[.dataset]?.settings else {
      return false
    }
    return seed == other.seed && self[.vocab]?.key == other[.vocab]?.key
      && own.labels(differingFrom: others) == ["stride"]
  }

  /// What differs between two runs that predict the same.
  fileprivate func differences(from other: RunRecord) -> [String] {
    StepID.allCases.filter { $0 >= .dataset && $0 <= .train }.flatMap { step in
      let (own, others) = (self[step]?.settings ?? [:], other[step]?.settings ?? [:])
      return own.labels(differingFrom: others).map { label in
        "\(step).\(label) = \(ValueFormat.plain.string(own[label]))"
      }
    }
  }
}
