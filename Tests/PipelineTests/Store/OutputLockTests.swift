import Files
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct OutputLockTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func oneAtATimeHoldsIt() throws {
    let output = folder.url.appending(path: "made/on/the/way")
    var first: OutputLock? = try OutputLock(folder: output, command: "walkthrough run imdb")
    let error = #expect(throws: LockedOutput.self) {
      try OutputLock(folder: output, command: "walkthrough clean")
    }
    let process = ProcessInfo.processInfo.processIdentifier
    #expect(error?.holder == "process \(process), walkthrough run imdb")
    #expect(error?.description.contains("is writing to \(output.path)") == true)
    withExtendedLifetime(first) {}
    first = nil
    _ = try OutputLock(folder: output, command: "walkthrough clean")
  }

  /// What an earlier holder wrote does not outlive it, however long it was.
  @Test func onlyTheHolderIsTold() throws {
    do { _ = try OutputLock(folder: folder.url, command: String(repeating: "long ", count: 50)) }
    let lock = try OutputLock(folder: folder.url, command: "short")
    let error = #expect(throws: LockedOutput.self) {
      try OutputLock(folder: folder.url, command: "other")
    }
    #expect(error?.holder.hasSuffix(", short") == true)
    withExtendedLifetime(lock) {}
  }

  @Test func aFolderThatCannotBeMadeIsAClearError() throws {
    let file = try folder.write("in the way", to: "file")
    #expect(throws: StorageError.self) {
      try OutputLock(folder: URL(filePath: file), command: "walkthrough run")
    }
  }
}
