import Foundation
import Record

/// States that training can resume from, in the store below `checkpoints/`.
///
/// Their key leaves out the number of epochs, so that longer training continues where shorter
/// training ended. Only a few are kept.
package struct Checkpoints: Sendable {
  /// The time after which the next checkpoint is due.
  static let interval = Duration.seconds(30)
  /// The number of ends of epochs to keep.
  private static let epochsKept = 3

  private let store: ArtifactStore
  private let step: StepID
  private let key: String
  private let notice: @Sendable (String) -> Void

  /// - Parameter key: the step's key without the settings that say how long it runs.
  init(
    output: URL, step: StepID, key: String, notice: @escaping @Sendable (String) -> Void
  ) {
    store = OutputFolder(output).store.checkpoints
    self.step = step
    self.key = key
    self.notice = notice
  }

  /// The latest checkpoint within a number of epochs; a damaged one is reported, removed and
  /// skipped.
  func latest(within epochs: Int) -> TrainingCheckpoint? {
    let end = TrainingCheckpoint.Place(epochs: epochs, batches: 0)
    for place in places.reversed() where place <= end {
      do {
        return try store.product(step, name(place), as: TrainingCheckpoint.self)
      } catch {
        notice("\(error). It is discarded, and training resumes from an earlier checkpoint")
        try? store.remove(step, name(place))
      }
    }
    return nil
  }

  /// Stores a checkpoint, and removes those that it makes unnecessary.
  func save(_ state: TrainingCheckpoint) throws {
    guard !places.contains(state.place) else { return }
    try store.save(
      ArtifactStore.Entry(
        step: step, key: name(state.place), finished: .now, seconds: state.log.tally.seconds,
        results: [
          "epochs": .integer(state.place.epochs), "batches": .integer(state.place.batches),
        ]),
      product: state, files: [:])
    let ends = places.filter { $0.batches == 0 }.suffix(Self.epochsKept)
    for place in places where place != state.place && !ends.contains(place) {
      try store.remove(step, name(place))
    }
  }

  /// Removes all checkpoints, so that training starts over.
  func removeAll() throws {
    for place in places { try store.remove(step, name(place)) }
  }

  /// Sorted.
  private var places: [TrainingCheckpoint.Place] {
    store.keys(of: step).compactMap(place).sorted()
  }

  private func name(_ place: TrainingCheckpoint.Place) -> String {
    "\(key)-\(place.epochs)-\(place.batches)"
  }

  private func place(_ name: String) -> TrainingCheckpoint.Place? {
    let parts = name.split(separator: "-")
    guard parts.count == 3, parts[0] == key, let epochs = Int(parts[1]),
      let batches = Int(parts[2])
    else { return nil }
    return TrainingCheckpoint.Place(epochs: epochs, batches: batches)
  }
}
