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

  private func expected(epochs: Int) throws -> [String: Data] {
    let other = try Workplace()
    try other.execute(Self.settings + ["train.epochs=\(epochs)", "evaluate.checkpoint=.best"])
    return try outcome(other)
  }

  private func execute(
    epochs: Int, selection: RunOptions.Selection = .all, force: Bool = false,
    observer: Notebook = Notebook(), interruption: Interruption = Interruption()
  ) throws {
    try workplace.execute(
      Self.settings + ["train.epochs=\(epochs)", "evaluate.checkpoint=.best"],
      selection: selection, force: force, observer: observer, interruption: interruption)
  }

  /// Stops the run after a number of reports of the train step; 0 for never.
  private func interrupt(atBatch batch: Int, epochs: Int) throws {
    let interruption = Interruption()
    let batches = Atomic(0)
    let observer = Notebook { step in
      guard step == .train else { return }
      if batches.add(1, ordering: .relaxed).newValue == batch { interruption.request() }
    }
    #expect(throws: Interrupted.self) {
      try execute(epochs: epochs, observer: observer, interruption: interruption)
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
