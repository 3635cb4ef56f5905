import Foundation
import TestSupport
import Testing

@testable import Chapters

/// A built-in book reads like the same files in a folder.
@Suite struct BookFilesTests {
  private static let texts = ["README.md": "# A", "recipes/quick": "x", "01-load.md": "é"]

  private func sources() throws -> (TemporaryFolder, [BookFiles]) {
    let folder = try TemporaryFolder()
    for (path, text) in Self.texts { try folder.write(text, to: path) }
    return (folder, [.folder(folder.url), .builtIn(Self.texts.mapValues { Data($0.utf8) })])
  }

  @Test func bothKindsGiveTheSame() throws {
    let (folder, sources) = try sources()
    for files in sources {
      #expect(files.names()?.sorted() == ["01-load.md", "README.md", "recipes"])
      #expect(files.names(in: "recipes") == ["quick"])
      #expect(files.names(in: "nowhere") == nil)
      #expect(files.contains("recipes"))
      #expect(files.contains("README.md"))
      #expect(!files.contains("nowhere"))
      #expect(files.size(of: "01-load.md") == 2)
      #expect(files.size(of: "recipes") == nil)
      #expect(files.data(at: "recipes/quick") == Data("x".utf8))
      #expect(files.data(at: "nowhere") == nil)
      #expect(files.contents == Self.texts.mapValues { Data($0.utf8) })
    }
    withExtendedLifetime(folder) {}
  }

  @Test func hiddenFilesAndDeadLinksAreNotCopied() throws {
    let (folder, sources) = try sources()
    try folder.write("swap", to: ".README.md.swp")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "dead.md"), withDestinationURL: URL(filePath: "/nowhere"))
    #expect(sources[0].contents.keys.sorted() == Self.texts.keys.sorted())
  }
}
