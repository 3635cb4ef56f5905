import Foundation
import Record
import Testing

@testable import Pipeline

/// What trains enters the keys of what it makes, and nothing else.
@Suite struct TrainerKeyTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func plan(_ trainer: TrainerChoice) throws -> Plan {
    var decoded = try workplace.decoded()
    decoded.trainer = trainer
    return try decoded.plan(
      data: workplace.plan().data, seed: 42, root: workplace.root, workingFolder: workplace.root)
  }

  @Test func ourOwnTrainerIsInNoKey() throws {
    #expect(try plan(.own).steps.map(\.key) == workplace.plan().steps.map(\.key))
    #expect(try plan(.own)[.train].keyParts.trainer == nil)
  }

  @Test func anotherOneIsInTheKeysOfTrainAndEvaluate() throws {
    let (own, torch) = (try plan(.own), try plan(.torch(TorchOptions(ranks: 1))))
    let changed = zip(own.steps, torch.steps).filter { $0.key != $1.key }.map(\.0.id)
    #expect(changed == [.train, .evaluate])
    #expect(own.steps.map(\.checkpointKey)[6] == torch.steps.map(\.checkpointKey)[6])
  }

  @Test func ranksAreInNoKeyOfExactSums() throws {
    func key(_ options: TorchOptions) throws -> String { try plan(.torch(options))[.train].key }
    let one = try key(TorchOptions(ranks: 1))
    #expect(try key(TorchOptions(ranks: 4, python: "elsewhere")) == one)
    let others = try [
      TorchOptions(ranks: 8), TorchOptions(ranks: 1, device: .cuda),
      TorchOptions(ranks: 1, reduction: .fast),
    ].map(key)
    #expect(Set(others + [one]).count == 4)
  }

  @Test func staleStepsNameTheTrainer() throws {
    let torch = try plan(.torch(TorchOptions(ranks: 1)))
    let steps = torch.steps.map { planned in
      var record = planned.notRun
      record.state = .ran
      return record
    }
    try workplace.place(
      RunRecord(
        book: "tiny", run: "tiny", seed: 42, started: .now, machine: .current, threads: 1,
        data: torch.data.record, steps: steps))
    let previous = try #require(workplace.run.readRecord())
    #expect(previous[.train]?.trainer == TrainerRecord())
    let reason = Staleness(previous: previous, plan: try plan(.own)).reason(for: .evaluate)
    #expect(reason == "train: trainer torch, cpu, exact → own")
    #expect(
      SuggestedCommand.run(previous, repeating: RepeatedArguments()).description
        .contains("--trainer torch"))
  }
}
