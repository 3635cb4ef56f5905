import Foundation
import Pipeline
import Record
import Synchronization
import TensorFiles
import Testing
import TestSupport

/// Training that was stopped, or is extended, gives the same bits as if it had never stopped.
@Suite struct ResumeTests {
  private let workplace: Workplace
  /// Everything that carries state from batch to batch: dropout, momentum, a best model.
  private static let settings = [
    "model.layers=2", "model.dropout=0.3", "loader.order=.shuffled", "train.clipNorm=0.5",
  ]
  /// A rate that depends on the number of epochs, a shared table, and windows that move.
  private static let scheduled =
    settings + [
      "model.tied=true", "model.embedding=6", "model.hidden=6", "model.inputDropout=0.1",
      "model.outputDropout=0.2", "optimizer.schedule=.cosine", "optimizer.warmup=3",
      "optimizer.weightDecay=0.1", "dataset.framing=.windows", "dataset.length=5",
      "dataset.stride=5", "loader.offset=.random",
    ]

  init() throws {
    workplace = try Workplace()
  }

  /// The outcome of training, without times.
  private func outcome(_ workplace: Workplace) throws -> [String: Data] {
    let metrics = String(decoding: try workplace.file("metrics.csv"), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: ",").dropLast().joined(separator: ",") }
    return [
      "metrics": Data(metrics.joined(separator: "\n").utf8),
      "model": try workplace.file("model.safetensors"),
      "validation": try workplace.file("validation.csv"),
      "evaluate": try workplace.product(of: Evaluate.self).encoded().encoded(),
    ]
  }

  private func expected(
    epochs: Int, settings: [String] = settings
  ) throws -> [String: Data] {
    let other = try Workplace()
    try other.execute(settings + ["train.epochs=\(epochs)", "evaluate.checkpoint=.best"])
    return try outcome(other)
  }

  private func execute(
    epochs: Int, settings: [String] = settings, selection: RunOptions.Selection = .all,
    force: Bool = false, observer: Notebook = Notebook(),
    interruption: Interruption = Interruption()
  ) throws {
    try workplace.execute(
      settings + ["train.epochs=\(epochs)", "evaluate.checkpoint=.best"],
      selection: selection, force: force, observer: observer, interruption: interruption)
  }

  /// Stops the run after a number of reports of the train step; 0 for never.
  private func interrupt(
    atBatch batch: Int, epochs: Int, settings: [String] = settings
  ) throws {
    let interruption = Interruption()
    let batches = Atomic(0)
    let observer = Notebook { step in
      guard step == .train else { return }
      if batches.add(1, ordering: .relaxed).newValue == batch { interruption.request() }
    }
    #expect(throws: Interrupted.self) {
      try execute(
        epochs: epochs, settings: settings, observer: observer, interruption: interruption)
    }
  }

  @Test(arguments: [1, 4, 5, 6, 13]) func aStoppedTrainingGoesOn(batch: Int) throws {
    try interrupt(atBatch: batch, epochs: 3)
    let notebook = Notebook()
    try execute(epochs: 3, observer: notebook)
    #expect(notebook.started == [.train, .evaluate])
    let place =
      batch % 5 == 0
      ? "batch 5 of epoch \(batch / 5)" : "batch \(batch % 5) of epoch \(batch / 5 + 1)"
    #expect(notebook.noticed == ["train: resuming after \(place)"])
    #expect(try outcome(workplace) == expected(epochs: 3))
  }

  @Test func aTrainingThatIsStoppedAgainAndAgainGoesOn() throws {
    for _ in 0..<6 { try interrupt(atBatch: 2, epochs: 3) }
    try execute(epochs: 3)
    #expect(try outcome(workplace) == expected(epochs: 3))
  }

  @Test func moreEpochsGoOnFromTheLastOne() throws {
    try execute(epochs: 2)
    let notebook = Notebook()
    try execute(epochs: 4, observer: notebook)
    #expect(notebook.noticed == ["train: resuming after epoch 2"])
    #expect(notebook.started == [.train, .evaluate])
    #expect(try outcome(workplace) == expected(epochs: 4))
  }

  @Test(arguments: [1, 7]) func aScheduledTrainingGoesOn(batch: Int) throws {
    try interrupt(atBatch: batch, epochs: 3, settings: Self.scheduled)
    let notebook = Notebook()
    try execute(epochs: 3, settings: Self.scheduled, observer: notebook)
    #expect(notebook.noticed.count == 1)
    #expect(notebook.noticed.first?.hasPrefix("train: resuming after batch ") == true)
    #expect(try outcome(workplace) == expected(epochs: 3, settings: Self.scheduled))
  }

  /// A rate that falls within four epochs differs from one that falls within two from the start.
  @Test func moreEpochsOfAScheduleStartAnew() throws {
    try execute(epochs: 2, settings: Self.scheduled)
    let notebook = Notebook()
    try execute(epochs: 4, settings: Self.scheduled, observer: notebook)
    #expect(
      notebook.noticed == [
        "train: starting over, as a rate that falls to 0 within 4 epochs makes another training "
          + "than one within 2"
      ])
    #expect(try outcome(workplace) == expected(epochs: 4, settings: Self.scheduled))
    #expect(try checkpoints().allSatisfy { $0.lastPathComponent.hasSuffix("-of-4") })
  }

  /// A high rate makes the model worse, so that patience runs out.
  @Test func patienceEndsTraining() throws {
    let settings = Self.settings + ["optimizer.learningRate=0.5", "train.patience=2"]
    let record = try workplace.execute(
      settings + ["train.epochs=30", "evaluate.checkpoint=.best"])
    let results = try #require(record[.train]?.results)
    let (epochs, best) = try (
      #require(results["epochsTrained"]?.number), #require(results["bestEpoch"]?.number)
    )
    #expect(epochs < 30)
    #expect(epochs == best + 2)
    let stopped = try outcome(workplace)
    try interruptAndFinish(settings)
    #expect(try outcome(workplace) == stopped)
  }

  private func interruptAndFinish(_ settings: [String]) throws {
    try FileManager.default.removeItem(at: workplace.output)
    try interrupt(atBatch: 7, epochs: 30, settings: settings)
    try execute(epochs: 30, settings: settings)
  }

  @Test func fewerEpochsGoOnFromAnEarlierOne() throws {
    try execute(epochs: 4)
    let notebook = Notebook()
    try execute(epochs: 3, observer: notebook)
    #expect(notebook.noticed == ["train: resuming after epoch 3"])
    #expect(try outcome(workplace) == expected(epochs: 3))
  }

  @Test func otherSettingsStartAnew() throws {
    try execute(epochs: 2)
    let notebook = Notebook()
    try workplace.execute(
      Self.settings + ["train.epochs=2", "optimizer.learningRate=0.02"], observer: notebook)
    #expect(notebook.started.contains(.train))
    #expect(notebook.noticed == [])
  }

  @Test(arguments: [true, false]) func aTrainingThatIsForcedStartsAnew(byName: Bool) throws {
    try execute(epochs: 2)
    let before = try outcome(workplace)
    let notebook = Notebook()
    try execute(
      epochs: 2, selection: byName ? .only(.train) : .all, force: !byName, observer: notebook)
    #expect(notebook.started.contains(.train))
    #expect(notebook.noticed == [])
    #expect(try outcome(workplace) == before)
  }

  @Test func onlyAFewMomentsAreKept() throws {
    try execute(epochs: 9)
    #expect(try checkpoints().count == 3)
    try interrupt(atBatch: 2, epochs: 11)
    #expect(try checkpoints().count == 4)
    try execute(epochs: 11)
    #expect(try checkpoints().count == 3)
  }

  @Test func aDamagedMomentIsToldAndPassedOver() throws {
    try execute(epochs: 2)
    let newest = try #require(try checkpoints().first { $0.lastPathComponent.hasSuffix("-2-0") })
    let product = newest.appending(path: "product.safetensors")
    var bytes = try Data(contentsOf: product)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: product)
    let notebook = Notebook()
    try execute(epochs: 4, observer: notebook)
    #expect(notebook.noticed.count == 2)
    #expect(notebook.noticed.first?.contains("its contents changed. It is discarded") == true)
    #expect(notebook.noticed.last == "train: resuming after epoch 1")
    #expect(try outcome(workplace) == expected(epochs: 4))
  }

  private func checkpoints() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: workplace.output.appending(path: "cache/checkpoints/train"),
      includingPropertiesForKeys: nil)
  }
}
