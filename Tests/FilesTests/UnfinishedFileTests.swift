import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct UnfinishedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var names: Set<String> {
    get throws {
      Set(try FileManager.default.subpathsOfDirectory(atPath: folder.url.path))
    }
  }

  @Test func onlyThoseOfKilledProcessesGo() throws {
    let id = UUID().uuidString
    let others: Set = [
      ".\(id)", ".run.json.\(id)", ".hidden", ".walkthrough-x.unfinished", "\(id).unfinished",
      "below", "below/.walkthrough-\(id).unfinished",
    ]
    for name in others where name != "below" { try folder.write("text", to: name) }
    try folder.write("text", to: ".walkthrough-\(id).unfinished")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: ".walkthrough-\(UUID().uuidString).unfinished"),
      withIntermediateDirectories: true)
    let writer = try UnfinishedFile(in: folder.url)
    let before = try names
    UnfinishedFile.sweep(folder.url)
    #expect(try names == before.subtracting([".walkthrough-\(id).unfinished"]))
    #expect(FileKind(writer.url) == .file)
    withExtendedLifetime(writer) {}
  }

  @Test func aFolderThatIsNotThereIsNoError() {
    UnfinishedFile.sweep(URL(filePath: "/nonexistent/\(UUID().uuidString)"))
  }
}
