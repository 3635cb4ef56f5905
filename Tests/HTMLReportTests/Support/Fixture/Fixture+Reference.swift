import Record

extension Fixture {
  /// The run compared with a PyTorch run of the same settings and nearly equal losses.
  ///
  /// - Parameter change: What to change.
  static func comparison(
    steps: Int = 60,
    _ change: (inout RunRecord, inout TrainingCurve, inout ReferenceRecord) -> Void = { _, _, _ in }
  ) -> ReferenceComparison? {
    var record = record
    for index in record.steps.indices { record.steps[index].stale = nil }
    var training = training(steps: steps)
    var noise = Noise()
    var reference = ReferenceRecord(
      torch: "2.13.0+cpu", platform: "Linux x86_64", threads: 2, seed: record.seed,
      data: DataSource(source: "aclImdb.tar.gz", digest: digest),
      settings: values(of: record, \.settings), results: values(of: record, \.results),
      steps: training.steps.map {
        ReferenceRecord.Step(loss: $0.loss * (1 + 1e-7 * noise.normal()), tokens: $0.tokens)
      })
    change(&record, &training, &reference)
    return ReferenceComparison(record: record, training: training, reference: reference)
  }

  private static func values(
    of record: RunRecord, _ part: KeyPath<StepRecord, [String: Value]>
  ) -> [String: Value] {
    let named = record.steps.flatMap { step in
      step[keyPath: part].map { ("\(step.id).\($0.key)", $0.value) }
    }
    return Dictionary(named, uniquingKeysWith: { $1 })
  }
}
