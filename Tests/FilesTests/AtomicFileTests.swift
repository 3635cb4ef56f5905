import Files
import Foundation
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func url(_ name: String) -> URL { folder.url.appending(path: name) }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: url(name), encoding: .utf8)
  }

  private var names: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: folder.url.path).sorted()
    }
  }

  @Test func aFileIsReplacedWithItsPermissions() throws {
    try folder.write("old", to: "file")
    chmod(url("file").path, 0o640)
    try AtomicFile.write(Data("new".utf8), to: url("file"))
    #expect(try text("file") == "new")
    var status = stat()
    #expect(stat(url("file").path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(try names == ["file"])
  }

  /// A link is followed through any number of others, relative ones too; a dangling one gets its
  /// file.
  @Test(arguments: [true, false]) func aLinkIsFollowed(isThere: Bool) throws {
    if isThere { try folder.write("old", to: "below/target") }
    try FileManager.default.createDirectory(
      at: url("below"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: url("second").path, withDestinationPath: "below/target")
    try FileManager.default.createSymbolicLink(
      atPath: url("first").path, withDestinationPath: url("second").path)
    try AtomicFile.write(Data("new".utf8), to: url("first"))
    #expect(try text("below/target") == "new")
    #expect(FileKind(url("first")) == .link && FileKind(url("second")) == .link)
    #expect(try names == ["below", "below/target", "first", "second"])
  }

  @Test func linksInACircleAreAnError() throws {
    for (link, target) in [("a", "b"), ("b", "a")] {
      try FileManager.default.createSymbolicLink(
        atPath: url(link).path, withDestinationPath: target)
    }
    #expect(throws: StorageError.self) { try AtomicFile.write(Data(), to: url("a")) }
  }

  @Test func aDeviceStaysOne() throws {
    try AtomicFile.write(Data("text".utf8), to: URL(filePath: "/dev/null"))
    #expect(FileKind(URL(filePath: "/dev/null")) == .special)
    try FileManager.default.createSymbolicLink(
      atPath: url("null").path, withDestinationPath: "/dev/null")
    try AtomicFile.write(Data("text".utf8), to: url("null"))
    #expect(FileKind(url("null")) == .link)
  }

  #if os(Linux)
    @Test func aDeviceThatTakesNothingIsAnError() throws {
      let error = #expect(throws: StorageError.self) {
        try AtomicFile.write(Data("text".utf8), to: URL(filePath: "/dev/full"))
      }
      #expect(error?.description.contains("No space left on device") == true)
      #expect(FileKind(URL(filePath: "/dev/full")) == .special)
    }
  #endif

  @Test func aNamedPipeIsWrittenTo() throws {
    #expect(mkfifo(url("pipe").path, 0o600) == 0)
    // With both ends open in one process, nobody waits.
    let reader = open(url("pipe").path, O_RDWR)
    try AtomicFile.write(Data("text".utf8), to: url("pipe"))
    var bytes = [UInt8](repeating: 0, count: 8)
    #expect(read(reader, &bytes, 8) == 4)
    close(reader)
    #expect(FileKind(url("pipe")) == .special)
  }

  @Test func aFolderIsAnError() throws {
    let error = #expect(throws: StorageError.self) {
      try AtomicFile.write(Data(), to: folder.url)
    }
    #expect(error?.description.contains("Is a directory") == true)
    #expect(try names == [])
  }
}
