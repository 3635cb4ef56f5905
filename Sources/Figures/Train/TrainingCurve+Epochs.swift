import Record

extension TrainingCurve {
  /// The loss of each step, placed at the fraction of its epoch done when the step ends: the work in
  /// a step depends on the batch size.
  var lossesByEpoch: [(x: Double, y: Double)] {
    let counts = Dictionary(grouping: steps, by: \.epoch).mapValues(\.count)
    var done: [Int: Int] = [:]
    return steps.map { step in
      done[step.epoch, default: 0] += 1
      let share = Double(done[step.epoch] ?? 1) / Double(counts[step.epoch] ?? 1)
      return (Double(step.epoch) - 1 + share, step.loss)
    }
  }

  /// The finite validation losses, in order of epochs.
  var validation: [(epoch: Int, loss: Double)] {
    epochs.compactMap { epoch in
      epoch.validationLoss.flatMap { $0.isFinite ? (epoch.epoch, $0) : nil }
    }
  }
}
