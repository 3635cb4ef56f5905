import Foundation
import Pipeline
import Record
import Synchronization
import TestSupport
import Testing

/// Whole runs with PyTorch beside those of this program's own trainer.
@Suite(.enabled(if: InstalledTorch.isThere, "\(InstalledTorch.advice)"), .serialized)
struct TorchTrainerTests {
  /// Everything that a step's loss depends on.
  private static let settings = [
    "model.tied=true", "model.embedding=8", "model.hidden=8", "model.layers=2", "model.dropout=0.2",
    "model.inputDropout=0.1", "model.outputDropout=0.2", "optimizer.schedule=.cosine",
    "optimizer.warmup=3", "optimizer.weightDecay=0.1",
  ]

  /// How closely the losses of the two trainers agree after one has taken over from the other,
  /// relative to the loss. A single-precision number near 5 is rounded by 5e-8 of itself, and each of
  /// a batch's losses is; their mean, which is compared, is a number in double precision.
  private static let rounding = 2e-7

  /// The largest relative difference of two lists.
  private func difference(
    _ one: some Sequence<Double>, _ other: some Sequence<Double>
  ) -> Double {
    zip(one, other).reduce(0) { max($0, abs($1.0 - $1.1) / $1.0) }
  }

  private func plan(
    _ settings: [String], in workplace: Workplace, ranks: Int?
  ) throws -> Plan {
    var decoded = try workplace.decoded(settings)
    if let ranks {
      decoded.trainer = .torch(
        TorchOptions(ranks: ranks, python: InstalledTorch.python ?? TorchOptions.defaultPython))
    }
    return try decoded.plan(
      data: workplace.plan().data, seed: 42, root: workplace.root, workingFolder: workplace.root)
  }

  /// - Parameter ranks: the number of PyTorch's processes; `nil` for our own trainer.
  @discardableResult
  private func run(
    _ settings: [String], in workplace: Workplace, ranks: Int? = nil,
    observer: Notebook = Notebook(), interruption: Interruption = Interruption()
  ) throws -> RunRecord {
    try workplace.execute(
      plan(settings, in: workplace, ranks: ranks), observer: observer, interruption: interruption)
  }

  /// Stops the training after its progress has been told a number of times.
  private func interrupt(
    _ settings: [String], in workplace: Workplace, ranks: Int? = nil, after count: Int
  ) throws {
    let interruption = Interruption()
    let seen = Atomic(0)
    let observer = Notebook { step in
      guard step == .train else { return }
      if seen.add(1, ordering: .relaxed).newValue == count { interruption.request() }
    }
    #expect(throws: Interrupted.self) {
      try run(
        settings, in: workplace, ranks: ranks, observer: observer, interruption: interruption)
    }
  }

  private func losses(_ workplace: Workplace) throws -> [Double] {
    try String(decoding: workplace.file("metrics.csv"), as: UTF8.self).split(separator: "\n")
      .dropFirst().compactMap { Double($0.split(separator: ",")[2]) }
  }

  @Test func lossesAndModelAreOurs() throws {
    let (ours, theirs) = (try Workplace(), try Workplace())
    let settings = Self.settings + ["train.epochs=40"]
    try run(settings, in: ours)
    let record = try run(settings, in: theirs, ranks: 2)
    let pairs = Array(zip(try losses(ours), try losses(theirs)))
    #expect(pairs.count == 200)
    #expect(pairs.prefix(20).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(pairs.allSatisfy { abs($0 - $1) < 1e-3 })
    #expect(record[.train]?.trainer == TrainerRecord())
    let engine = try #require(record[.train]?.results["engine"])
    #expect("\(engine)".contains("2 processes"))
    // The words that the model writes after each epoch, as far as rounding doesn't matter.
    let logs = try [ours, theirs].map { try $0.product(of: Train.self).log.epochs }
    #expect(logs[0].prefix(3).map(\.continuation) == logs[1].prefix(3).map(\.continuation))
    #expect(logs[0].map(\.step) == logs[1].map(\.step))
  }

  @Test func whatOurTrainerBeganPyTorchGoesOnWith() throws {
    let (whole, workplace) = (try Workplace(), try Workplace())
    let settings = Self.settings + ["train.epochs=3"]
    try run(settings, in: whole)
    try interrupt(settings, in: workplace, after: 7)
    let notebook = Notebook()
    let record = try run(settings, in: workplace, ranks: 1, observer: notebook)
    #expect(notebook.noticed == ["train: resuming after batch 2 of epoch 2"])
    let (one, other) = (try losses(whole), try losses(workplace))
    #expect(one.count == 15 && other.count == 15)
    #expect(one.prefix(7) == other.prefix(7))
    #expect(difference(one, other) < Self.rounding)
    let engine = try #require(record[.train]?.results["engine"])
    #expect("\(engine)".contains("walkthrough; from step 8 on PyTorch"))
  }

  /// PyTorch goes on with the same bits, and our own trainer with the same losses.
  @Test func whatPyTorchBeganEitherTrainerGoesOnWith() throws {
    let (whole, theirs, ours) = (try Workplace(), try Workplace(), try Workplace())
    let settings = Self.settings + ["train.epochs=200"]
    try run(settings, in: whole, ranks: 1)
    try interrupt(settings, in: theirs, ranks: 1, after: 20)
    let before = try #require(try checkpoint(of: settings, in: theirs))
    #expect((1..<1000).contains(before.steps), "stopped after \(before.steps) steps")
    try FileManager.default.copyItem(at: theirs.output, to: ours.output)

    try run(settings, in: theirs, ranks: 2)
    #expect(try whole.file("model.safetensors") == theirs.file("model.safetensors"))

    try run(settings, in: ours)
    let (one, other) = (try losses(whole), try losses(ours))
    #expect(one.count == 1000 && other.count == 1000)
    let equal = zip(one, other).prefix { $0 == $1 }.count
    #expect(equal >= before.steps, "stopped after \(before.steps) steps")
    let shift = difference(
      one.dropFirst(before.steps).prefix(10), other.dropFirst(before.steps).prefix(10))
    #expect(shift < Self.rounding, "\(shift) after step \(before.steps)")
  }

  @Test func divergenceIsAFailureOfTheStep() throws {
    let workplace = try Workplace()
    let record = try run(
      ["optimizer.learningRate=1e30", "train.clipNorm=0"], in: workplace, ranks: 1)
    let message = try #require(record[.train]?.failure?.message)
    #expect(message.hasPrefix("training diverged at optimizer step "))
    #expect(message.contains("Try a lower optimizer.learningRate"))
    #expect(record[.train]?.failure?.retry.contains("--trainer torch") == true)
  }

  @Test func aHandOverComesBackAsARunOfItsOwn() throws {
    let (direct, workplace) = (try Workplace(), try Workplace())
    try run(Self.settings, in: direct, ranks: 1)
    let plan = try plan(Self.settings, in: workplace, ranks: 1)
    let runner = Runner(
      plan: plan, options: RunOptions(selection: .until(.optimizer), threads: 2),
      output: workplace.output, runName: "tiny", observer: Notebook(),
      interruption: Interruption())
    _ = try runner.run()
    let folder = workplace.folder.url.appending(path: "away")
    try runner.handOver(to: folder, options: TorchOptions(ranks: 1), command: ["run", "tiny"])
    #expect(throws: HandOverError.unfinished(folder: folder.path)) {
      try runner.takeOver(from: folder)
    }

    let process = Process()
    process.executableURL = URL(filePath: InstalledTorch.python ?? "")
    process.arguments = [folder.appending(path: "train.py").path, folder.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)

    let checkpoint = folder.appending(path: "checkpoints/2-0.safetensors")
    let whole = try Data(contentsOf: checkpoint)
    try whole.prefix(1000).write(to: checkpoint)
    #expect(throws: HandOverError.damaged(path: checkpoint.path)) {
      try runner.takeOver(from: folder)
    }
    try whole.write(to: checkpoint)
    let other = Runner(
      plan: try self.plan(Self.settings + ["train.epochs=3"], in: workplace, ranks: 1),
      options: RunOptions(threads: 2), output: workplace.output, runName: "tiny",
      observer: Notebook(), interruption: Interruption())
    #expect(
      throws: HandOverError.otherKey(folder: folder.path, command: "walkthrough run tiny")
    ) { try other.takeOver(from: folder) }

    let (place, isDone) = try runner.takeOver(from: folder)
    #expect(place == "epoch 2" && isDone)
    try workplace.execute(plan)
    #expect(try direct.file("model.safetensors") == workplace.file("model.safetensors"))
    #expect(try losses(direct) == losses(workplace))
  }

  /// How far the latest checkpoint of a training is.
  private func checkpoint(
    of settings: [String], in workplace: Workplace
  ) throws -> (epochs: Int, steps: Int)? {
    let names = workplace.store.checkpoints.keys(of: .train)
    let places = names.compactMap { name -> (Int, Int)? in
      let parts = name.split(separator: "-").dropFirst().compactMap { Int($0) }
      return parts.count >= 2 ? (parts[0], parts[1]) : nil
    }
    return places.max { $0 < $1 }.map { ($0.0, 5 * $0.0 + $0.1) }
  }
}
