import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct UnfinishedFilesTests {
  @Test func onlyHalfWrittenOnesGo() throws {
    let folder = try TemporaryFolder()
    let id = UUID().uuidString
    for name in [
      ".run.json.\(id)", "tiny/.report.html.\(id)", "cache/.train.\(id)/product.safetensors",
      "tiny/run.json", ".hidden", "tiny/\(id)", ".a.b", "cache/train/0123/SHA256SUMS",
    ] {
      try folder.write("text", to: name)
    }
    UnfinishedFiles.remove(from: folder.url)
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
    #expect(
      Set(left) == [
        "tiny", "tiny/run.json", "tiny/\(id)", ".hidden", ".a.b", "cache", "cache/train",
        "cache/train/0123", "cache/train/0123/SHA256SUMS",
      ])
  }

  @Test func aFolderThatIsNotThereIsNoError() throws {
    UnfinishedFiles.remove(from: URL(filePath: "/nonexistent/\(UUID().uuidString)"))
  }
}
