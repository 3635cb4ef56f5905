import Dispatch
import Foundation
import Random
import Synchronization
import TestSupport
import Testing

/// Commands of all kinds on one folder of runs at the same time, some of them killed.
@Suite struct RaceTests {
  /// `make soak` asks for many more.
  private static let commands =
    ProcessInfo.processInfo.environment["SOAK_RACES"].flatMap { Int($0) } ?? 60
  private static let atOnce = 4

  /// Two settings of one run, which differ in every file.
  private static let settings = [
    ["--set", "vocab.minFrequency=1"],
    ["--set", "vocab.minFrequency=2", "--set", "model.hidden=9"],
  ]
  private static let generate = ["generate", "the movie", "--run", "tiny", "--length", "12"]

  private static func command(_ random: inout MersenneTwister) -> [String] {
    let settings = settings.randomElement(using: &random) ?? []
    return switch random.next() % 12 {
    case 0: ["clean", "tiny"]
    case 1: ["status", "tiny"] + settings
    case 2: ["report", "tiny"]
    case 3: ["compare", "tiny", "other"]
    case 4: ["run", "tiny", "--as", "other"] + settings
    case 5: ["cards", "tiny", "--export", "anki"]
    case 6, 7, 8: generate
    default: ["run", "tiny"] + settings
    }
  }

  /// After each command the run is of one generation, and no text comes from a mixture of two.
  @Test func whatBelongsToDifferentRunsIsNeverMixed() throws {
    let project = try Project()
    let texts = try Self.settings.map { settings in
      let alone = try Project()
      #expect(try alone.run(["run", "tiny"] + settings).status == 0)
      return try alone.run(Self.generate).output
    }
    #expect(texts[0] != texts[1])
    #expect(try project.run(["run", "tiny"] + Self.settings[0]).status == 0)
    let problems = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: Self.atOnce) { worker in
      var random = MersenneTwister(seed: 7, stream: "worker \(worker)")
      for _ in 0..<Self.commands / Self.atOnce {
        let found = Result { try problem(with: Self.command(&random), in: project, texts, &random) }
        switch found {
        case .success(nil): break
        case .success(let problem?): problems.withLock { $0.append(problem) }
        case .failure(let error): problems.withLock { $0.append("\(error)") }
        }
      }
    }
    #expect(problems.withLock { $0 } == [])
  }

  /// Runs one command, to completion or until it is killed; returns what is wrong afterwards.
  private func problem(
    with command: [String], in project: Project, _ texts: [String], _ random: inout MersenneTwister
  ) throws -> String? {
    if random.next() % 4 == 0 {
      let moment = Duration.milliseconds(Int.random(in: 1...150, using: &random))
      _ = try project.child(command).run(killedAfter: moment)
    } else {
      let outcome = try project.run(command)
      // Refused because another one is at work, or because there is no run yet.
      let isRefused = [1, 2].contains(outcome.status) && outcome.errors.contains("error: ")
      if outcome.status != 0, !isRefused || outcome.errors.contains("damaged") {
        return "\(command) ended with \(outcome.status): \(outcome.errors)"
      }
      if command == Self.generate, outcome.status == 0, !texts.contains(outcome.output) {
        return "a mixture wrote: \(outcome.output)"
      }
    }
    for run in ["tiny", "other"] where !project.isOfOneRun(run) {
      return "\(run) is of different runs after \(command)"
    }
    return nil
  }
}
