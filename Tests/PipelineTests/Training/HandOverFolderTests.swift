import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// Folders that came from elsewhere.
@Suite struct HandOverFolderTests {
  private let temporary: TemporaryFolder
  private var folder: HandOverFolder { HandOverFolder(temporary.url) }

  init() throws { temporary = try TemporaryFolder() }

  @Test func aFolderWithoutAJobIsToldApart() throws {
    #expect(throws: HandOverError.noJob(folder: temporary.url.path)) { try folder.job() }
    try temporary.write(#"{"schema": 99}"#, to: "job.json")
    let path = temporary.url.appending(path: "job.json").path
    #expect(throws: HandOverError.unreadable(path: path)) { try folder.job() }
  }

  @Test func checkpointsAreInTheOrderOfTraining() throws {
    try temporary.write(
      "aa  1-0.safetensors\nbb  10-0.safetensors\ncc  9-12.safetensors\ndd  ../x\nee\n",
      to: "checkpoints/SHA256SUMS")
    #expect(
      folder.checkpointNames == ["10-0.safetensors", "9-12.safetensors", "1-0.safetensors"])
    #expect(throws: HandOverError.self) { try folder.checkpoint("1-0.safetensors") }
  }

  @Test(arguments: ["../job.json", "/etc/hostname", "", "a/b/c", "./x", "checkpoints/.x"])
  func noPathLeadsOutOfTheFolder(path: String) throws {
    let result = TorchResult(
      schema: 1, outcome: .done, checkpoint: path,
      digests: [path: String(repeating: "0", count: 64)])
    #expect(throws: HandOverError.self) { try folder.contents(path, of: result) }
  }

  @Test func onlyAHandOverIsRemoved() throws {
    try temporary.write("mine", to: "inner/notes.txt")
    HandOverFolder(temporary.url.appending(path: "inner")).remove()
    #expect(FileManager.default.fileExists(atPath: temporary.url.path + "/inner/notes.txt"))
    try temporary.write("{}", to: "inner/job.json")
    HandOverFolder(temporary.url.appending(path: "inner")).remove()
    #expect(!FileManager.default.fileExists(atPath: temporary.url.path + "/inner"))
  }
}
