import Chapters
import Record
import TestSupport
import Testing

@testable import Pipeline

/// `train(precision:)`, which only PyTorch can vary.
@Suite struct TrainingPrecisionTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func plan(_ settings: [String], _ trainer: TrainerChoice = .own) throws -> Plan {
    var decoded = try workplace.decoded(settings)
    decoded.trainer = trainer
    return try decoded.plan(
      data: workplace.plan().data, seed: 42, root: workplace.root, workingFolder: workplace.root)
  }

  private func problem(_ settings: [String], _ trainer: TrainerChoice) throws -> String? {
    let (plan, notebook) = (try plan(settings, trainer), Notebook())
    do {
      try workplace.execute(plan, observer: notebook)
    } catch let error as Diagnostics {
      #expect(notebook.started.isEmpty)
      return "\(error)"
    }
    return nil
  }

  @Test func ourOwnTrainerRefusesItBeforeAnyStep() throws {
    let problem = try #require(try problem(["train.precision=.bfloat16"], .own))
    #expect(problem.contains("train.precision needs PyTorch: add --trainer torch"), "\(problem)")
    #expect(try self.problem(["train.precision=.float32"], .own) == nil)
  }

  @Test func aCellIsToBlameForWhatItSays() throws {
    workplace.book.cells["train"] = "train(epochs: 1, precision: .bfloat16)"
    let problem = try #require(try problem([], .own))
    #expect(problem.contains("07-train.md:"), "\(problem)")
    #expect(problem.contains("error: precision needs PyTorch"), "\(problem)")
    // Whoever doesn't train needs no PyTorch.
    try workplace.execute([], selection: .until(.optimizer))
  }

  @Test func onProcessorsThereIsNoTF32() throws {
    let settings = ["train.precision=.tf32"]
    let problem = try #require(try problem(settings, .torch(TorchOptions(ranks: 1))))
    #expect(problem.contains("rounds on NVIDIA GPUs only: add --device cuda"), "\(problem)")
    #expect(
      try plan(settings, .torch(TorchOptions(ranks: 1, device: .cuda))).trainerProblem == nil)
  }

  /// Other rounding makes another training, whose checkpoints are of no use to this one.
  @Test func itIsInTheKeysOfTrainingAndItsCheckpoints() throws {
    let trainer = TrainerChoice.torch(TorchOptions(ranks: 1))
    let (one, other) = (try plan([], trainer), try plan(["train.precision=.bfloat16"], trainer))
    let changed = zip(one.steps, other.steps).filter { $0.key != $1.key }.map(\.0.id)
    #expect(changed == [.train, .evaluate])
    #expect(one[.train].checkpointKey != other[.train].checkpointKey)
    #expect(try plan(["train.precision=.float32"], trainer)[.train].key == one[.train].key)
  }
}
