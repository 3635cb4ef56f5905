import Kernels
import Neural
import Random
import TensorFiles
import Text
import Wording

/// The complete state of training: resuming from it gives the same bits.
struct TrainingCheckpoint: Sendable {
  /// How far training has come: whole epochs, and batches of the next one.
  struct Place: Codable, Hashable, Comparable, CustomStringConvertible, Sendable {
    var epochs: Int
    var batches: Int

    static func < (one: Place, other: Place) -> Bool {
      (one.epochs, one.batches) < (other.epochs, other.batches)
    }

    /// "epoch 2", or "batch 40 of epoch 3".
    var phrase: Phrase {
      batches == 0
        ? "epoch \(plain: epochs)" : "batch \(plain: batches) of epoch \(plain: epochs + 1)"
    }

    var description: String { phrase.description }
  }

  let model: LanguageModel
  /// The model of the epoch with the lowest validation loss so far; `nil` before the first.
  private(set) var best: LanguageModel?
  /// The settings that `adam` was made with.
  let optimizer: OptimizerSettings
  var adam: Adam
  /// The run's stream of random numbers.
  var random: MersenneTwister
  private(set) var place = Place(epochs: 0, batches: 0)
  var log: TrainingLog
  /// The stream at the start of the current epoch, from which the order of its batches is drawn.
  private var epochStart: MersenneTwister

  /// The state before the first step.
  init(_ initial: InitialModel, optimizer: OptimizerSettings) {
    model = initial.model.copy()
    self.optimizer = optimizer
    adam = optimizer.makeAdam(count: model.layout.count)
    random = initial.random
    epochStart = initial.random
    log = TrainingLog()
  }

  /// What is still to come of the current epoch.
  mutating func remainder(using loader: BatchLoader) -> BatchLoader.Epoch {
    if place.batches == 0 { epochStart = random }
    var stream = epochStart
    var epoch = loader.epoch(using: &stream)
    if place.batches == 0 { random = stream }
    epoch.batches.removeFirst(min(place.batches, epoch.batches.count))
    return epoch
  }

  /// All batches of the current epoch, and the stream that the rest of the epoch draws from.
  func currentEpoch(
    using loader: BatchLoader
  ) -> (epoch: BatchLoader.Epoch, stream: MersenneTwister) {
    var stream = place.batches == 0 ? random : epochStart
    let epoch = loader.epoch(using: &stream)
    return (epoch, place.batches == 0 ? stream : random)
  }

  mutating func finishBatch() { place.batches += 1 }

  /// - Parameter isBest: whether no earlier epoch had as low a validation loss.
  mutating func finishEpoch(isBest: Bool) {
    place = Place(epochs: place.epochs + 1, batches: 0)
    if isBest { best = model.copy() }
  }
}

extension TrainingCheckpoint: StepProduct {
  private static let momentNames = ["moment.first", "moment.second"]

  init(decoding file: TensorFile) throws {
    let trained = try TrainedModel(
      decoding: TensorFile(
        tensors: file.tensors.filter { !Self.momentNames.contains($0.name) },
        metadata: file.metadata))
    model = trained.last
    best = try file.note("hasBest") ? trained.best.copy() : nil
    log = trained.log
    optimizer = try file.note("optimizer")
    let first = Floats(try file.float32(Self.momentNames[0]))
    let second = Floats(try file.float32(Self.momentNames[1]))
    guard first.count == model.layout.count, second.count == first.count else {
      throw ProductError.missing(name: Self.momentNames[0])
    }
    adam = optimizer.makeAdam(count: first.count)
    adam.restore(step: try file.note("step"), firstMoment: first, secondMoment: second)
    random = try file.note("random")
    epochStart = try file.note("epochStart")
    place = try file.note("place")
  }

  func encoded() throws -> TensorFile {
    var file = try TrainedModel(last: model, best: best ?? model, log: log).encoded()
    file.append(Self.momentNames[0], .float32(adam.firstMoment.array))
    file.append(Self.momentNames[1], .float32(adam.secondMoment.array))
    try file.setNote("hasBest", best != nil)
    try file.setNote("optimizer", optimizer)
    try file.setNote("step", adam.step)
    try file.setNote("random", random)
    try file.setNote("epochStart", epochStart)
    try file.setNote("place", place)
    return file
  }
}
