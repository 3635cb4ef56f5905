import Foundation
import Record

/// States that training can resume from, in the store below `checkpoints/`.
///
/// Their key leaves out the number of epochs, so that longer training continues where shorter
/// training ended. Where training depends on that number, it is part of a checkpoint's name. Only a
/// few are kept.
package struct Checkpoints: Sendable {
  /// The time after which the next checkpoint is due.
  static let interval = Duration.seconds(30)
  /// The number of ends of epochs to keep.
  static let epochsKept = 3

  private let store: ArtifactStore
  private let step: StepID
  private let key: String
  private let notice: @Sendable (String) -> Void
  /// The number of epochs of the whole training, if its course depends on it.
  private var total: Int?

  /// - Parameter key: the step's key without the settings that say how long it runs.
  init(
    output: URL, step: StepID, key: String, notice: @escaping @Sendable (String) -> Void
  ) {
    store = OutputFolder(output).store.checkpoints
    self.step = step
    self.key = key
    self.notice = notice
  }

  /// The checkpoints of training through a given number of epochs; `nil` if training takes the same
  /// course through any number.
  func forTraining(of total: Int?) -> Checkpoints {
    var checkpoints = self
    checkpoints.total = total
    return checkpoints
  }

  /// The numbers of epochs for which there are checkpoints that this training can't resume from.
  var otherTotals: Set<Int> {
    Set(names.compactMap(\.total)).subtracting([total].compactMap { $0 })
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
    let kept = Set((ends + [state.place]).map(name))
    for name in names.map(\.text) where !kept.contains(name) { try store.remove(step, name) }
  }

  /// Removes all checkpoints, so that training starts over.
  func removeAll() throws {
    for name in names { try store.remove(step, name.text) }
  }

  /// Sorted.
  private var places: [TrainingCheckpoint.Place] {
    names.filter { $0.total == total }.map(\.place).sorted()
  }

  private func name(_ place: TrainingCheckpoint.Place) -> String {
    Name(key: key, place: place, total: total).text
  }

  private var names: [Name] {
    store.keys(of: step).compactMap(Name.init).filter { $0.key == key }
  }

  /// What is stored of one training, taken apart: "KEY-3-0", or "KEY-3-0-of-10".
  private struct Name {
    let key: String
    let place: TrainingCheckpoint.Place
    let total: Int?

    init(key: String, place: TrainingCheckpoint.Place, total: Int?) {
      self.key = key
      self.place = place
      self.total = total
    }

    init?(_ text: String) {
      let parts = text.split(separator: "-")
      guard parts.count == 3 || parts.count == 5 && parts[3] == "of", let epochs = Int(parts[1]),
        let batches = Int(parts[2])
      else { return nil }
      key = String(parts[0])
      place = TrainingCheckpoint.Place(epochs: epochs, batches: batches)
      total = parts.count == 5 ? Int(parts[4]) : nil
    }

    var text: String {
      "\(key)-\(place.epochs)-\(place.batches)" + (total.map { "-of-\($0)" } ?? "")
    }
  }
}
