import Foundation
import Record

/// Moments of a training that it can go on from, in the store below `checkpoints/`.
///
/// They lie under a key that leaves out the number of epochs, so that a longer training goes on where
/// a shorter one ended. There are never more than a few.
package struct Checkpoints: Sendable {
  /// The time after which the next one is due.
  static let interval = Duration.seconds(30)
  /// Ends of epochs that are kept.
  private static let epochsKept = 3

  private let store: ArtifactStore
  private let step: StepID
  private let key: String
  private let notice: @Sendable (String) -> Void

  /// - Parameter key: of the step, without the settings that say how long it goes on.
  init(
    output: URL, step: StepID, key: String, notice: @escaping @Sendable (String) -> Void
  ) {
    store = OutputFolder(output).store.checkpoints
    self.step = step
    self.key = key
    self.notice = notice
  }

  /// The latest moment within so many epochs; a damaged one is told, removed and passed over.
  func latest(within epochs: Int) -> TrainingState? {
    let end = TrainingState.Place(epochs: epochs, batches: 0)
    for place in places.reversed() where place <= end {
      do {
        return try store.product(step, name(place), as: TrainingState.self)
      } catch {
        notice("\(error). It is thrown away, and training goes on from an earlier moment")
        try? store.remove(step, name(place))
      }
    }
    return nil
  }

  /// Stores a moment, and removes those that it makes needless.
  func save(_ state: TrainingState) throws {
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

  /// Forgets all moments: the training is to start anew.
  func removeAll() throws {
    for place in places { try store.remove(step, name(place)) }
  }

  /// In order.
  private var places: [TrainingState.Place] {
    store.keys(of: step).compactMap(place).sorted()
  }

  private func name(_ place: TrainingState.Place) -> String {
    "\(key)-\(place.epochs)-\(place.batches)"
  }

  private func place(_ name: String) -> TrainingState.Place? {
    let parts = name.split(separator: "-")
    guard parts.count == 3, parts[0] == key, let epochs = Int(parts[1]),
      let batches = Int(parts[2])
    else { return nil }
    return TrainingState.Place(epochs: epochs, batches: batches)
  }
}
