import Foundation
import Pipeline
import Random
import TestSupport
import Testing

/// Real processes, killed at random moments, and two at once.
@Suite struct KillTests {
  /// `make soak` asks for many more.
  private static let kills =
    ProcessInfo.processInfo.environment["SOAK_KILLS"].flatMap { Int($0) } ?? 20
  private static let settings = [
    "run", "tiny", "--set", "train.epochs=60", "--set", "model.layers=2", "--set",
    "model.dropout=0.2",
  ]

  /// The outcome of a run, without times.
  private func outcome(_ project: Project) throws -> [String: String] {
    let metrics = try project.text("output/tiny/metrics.csv").split(separator: "\n")
      .map { $0.split(separator: ",").dropLast().joined(separator: ",") }
    let model = try Data(contentsOf: project.url("output/tiny/model.safetensors"))
    return [
      "metrics": metrics.joined(separator: "\n"), "model": model.base64EncodedString(),
      "evaluate": try project.text("output/tiny/steps/evaluate.json"),
    ]
  }

  /// The next run resumes from the last checkpoint, and ends with the same bits as an undisturbed
  /// run. The moments are spread over the whole length of a run, including its start and end.
  @Test func aKilledRunGoesOn() throws {
    let undisturbed = try Project()
    let start = ContinuousClock.now
    #expect(try undisturbed.run(Self.settings).status == 0)
    let length = ContinuousClock.now - start
    let project = try Project()
    var random = MersenneTwister(seed: 9)
    var killed = 0
    for _ in 0..<Self.kills {
      let moment = length * Double.random(in: 0...1, using: &random)
      if try project.child(Self.settings).run(killedAfter: moment) { killed += 1 }
      #expect(project.isOfOneRun())
    }
    #expect(killed > 0)
    let last = try project.run(Self.settings)
    #expect(last.status == 0, "\(last.errors)")
    #expect(!last.errors.contains("damaged"))
    #expect(try outcome(project) == outcome(undisturbed))
    let hidden = project.files("output").filter { $0.contains("/.") || $0.hasPrefix(".") }
    #expect(hidden.allSatisfy { $0.hasSuffix(".walkthrough") }, "\(hidden)")
  }

  @Test func aSecondRunIsRefused() throws {
    let project = try Project()
    let lock = try OutputLock(folder: project.url("output"), command: "walkthrough run other")
    for command in [["run", "tiny"], ["clean", "tiny"]] {
      let outcome = try project.run(command)
      #expect(outcome.status == 1)
      #expect(outcome.errors.hasPrefix("error: another process (process "))
      #expect(
        outcome.errors.contains(", walkthrough run other) is writing to \(project.root.path)"))
    }
    #expect(!project.has("output/tiny"))
    #expect(try project.run("status", "tiny").status == 0)
    #expect(try project.run("run", "tiny", "--output", "elsewhere").status == 0)
    withExtendedLifetime(lock) {}
  }
}
