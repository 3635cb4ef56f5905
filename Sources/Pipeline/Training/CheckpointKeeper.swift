/// Stores the state of training at intervals.
struct CheckpointKeeper {
  let checkpoints: Checkpoints
  private var last = ContinuousClock.now

  init(checkpoints: Checkpoints) { self.checkpoints = checkpoints }

  mutating func keep(_ state: TrainingCheckpoint) throws {
    try checkpoints.save(state)
    last = .now
  }

  /// Stores the state if `work` is interrupted.
  mutating func keepIfStopped<Result>(
    _ state: TrainingCheckpoint, _ work: () throws -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch is Interrupted {
      try keep(state)
      throw Interrupted(after: "\(state.place)")
    }
  }

  /// Stores the state if the interval has passed, or if `check` is interrupted.
  mutating func keepIfDue(_ state: TrainingCheckpoint, _ check: () throws -> Void) throws {
    try keepIfStopped(state, check)
    if .now - last >= Checkpoints.interval { try keep(state) }
  }
}
