import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ProgressFollowerTests {
  @Test func linesComeOnceAndWhole() throws {
    let folder = try TemporaryFolder()
    var follower = ProgressFollower(folder.url.appending(path: "progress.jsonl"))
    #expect(follower.newLines().isEmpty)
    var text = #"{"engine": {}, "epochs": 0}"# + "\n" + #"{"step": 1, "epoch": 1, "lo"#
    try folder.write(text, to: "progress.jsonl")
    #expect(follower.newLines().map(\.step) == [nil])
    text += #"ss": 2.5, "done": 30}"# + "\nnot JSON\n"
    text += #"{"checkpoint": "1-0.safetensors"}"# + "\n"
    try folder.write(text, to: "progress.jsonl")
    let lines = follower.newLines()
    #expect(lines.map(\.step) == [1, nil])
    #expect(lines.first?.loss == 2.5 && lines.first?.done == 30)
    #expect(lines.last?.checkpoint == "1-0.safetensors")
    #expect(follower.newLines().isEmpty)
  }
}
