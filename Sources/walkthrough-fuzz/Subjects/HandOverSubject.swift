import Checksums
import Files
import Foundation
import Pipeline
import Random
import Record

/// A training that came back from elsewhere with a damaged job, result or checkpoint; digests match.
final class HandOverSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "\"schema\"", "\"outcome\"", "\"done\"", "\"failed\"", "\"kind\"", "\"checkpoint\"",
    "\"digests\"",
    "\"tokens\": [", "\"epochs\"", "\"batches\"", "note.place", "note.log.epochs", "note.log.tally",
    "../", "/", "{", "}", "[", "]", ",", "null", "-1", "2147483647", "\u{0}",
  ])
  private static let checkpoint = "checkpoints/0-0.safetensors"

  private let project: ScratchProject
  private let runner: Runner
  private let job: [UInt8]
  private let state: [UInt8]

  init(project: ScratchProject) throws {
    self.project = project
    let book = try DecodedBook(try project.book("tiny"), overrides: [])
    let output = project.root.appending(path: "handed")
    runner = Runner(
      plan: try book.locatedPlan(
        output: output, root: project.root, seed: 1, verify: false,
        observer: ScratchProject.Silence(),
        interruption: Interruption()),
      options: RunOptions(selection: .until(.optimizer), threads: 1), output: output,
      runName: "tiny", observer: ScratchProject.Silence(), interruption: Interruption())
    _ = try runner.run()
    let folder = project.root.appending(path: "whole")
    try runner.handOver(to: folder, options: TorchOptions(ranks: 1), command: ["run", "tiny"])
    job = Array(try Data(contentsOf: folder.appending(path: "job.json")))
    state = Array(try Data(contentsOf: folder.appending(path: "start.safetensors")))
  }

  func prepare(_ random: inout MersenneTwister) throws {
    var contents = ["job.json": job, Self.checkpoint: state]
    let damaged = random.next() % 3 == 0 ? "job.json" : Self.checkpoint
    contents[damaged] = Self.mutator.mutate(contents[damaged] ?? [], &random)
    let result = """
      {"schema": 1, "outcome": "done", "key": "\(runner.trainKey)", "checkpoint": "\(Self.checkpoint)",
       "digests": {"\(Self.checkpoint)": "\(SHA256.hex(of: contents[Self.checkpoint] ?? []))"}}
      """
    contents["result.json"] =
      random.next() % 4 == 0
      ? Self.mutator.mutate(Array(result.utf8), &random) : Array(result.utf8)
    for (name, bytes) in contents { try project.write(bytes, to: "away/\(name)") }
  }

  func run(_ random: inout MersenneTwister) throws {
    let away = project.root.appending(path: "away")
    _ = try HandedOverTraining(away).shownCommand
    try runner.check(away)
  }
}
