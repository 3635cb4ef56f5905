import Foundation
import TestSupport
import Testing

@Suite struct CleanTests {
  private let project: Project

  init() throws {
    project = try Project()
  }

  @Test func removesWhatRunsWroteAndNothingElse() throws {
    #expect(try project.run("run", "tiny", "--until", "vocab").status == 0)
    #expect(try project.run("run", "tiny", "--until", "vocab", "--as", "other").status == 0)
    try project.folder.write("kept", to: "output/README.md")
    let outcome = try project.run("clean", "tiny")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "removed \(project.root.path)/output/tiny\nremoved \(project.root.path)/output/cache\n")
    #expect(!project.has("output/tiny") && !project.has("output/cache"))
    #expect(project.has("output/other/run.json") && project.has("output/README.md"))
    #expect(try project.run("clean", "tiny", "--as", "other").status == 0)
    #expect(project.files("output") == [".walkthrough", "README.md", "lock"])
    #expect(try project.run("clean", "tiny").output == "nothing to remove\n")
  }

  @Test func aFolderThatNoRunMadeIsLeftAlone() throws {
    try project.folder.write("precious", to: "photos/album/1.jpg")
    let outcome = try project.run("clean", "tiny", "--output", "photos", "--as", "album")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("left alone"))
    #expect(project.has("photos/album/1.jpg"))
  }

  @Test func withoutRunsNothingIsMade() throws {
    #expect(try project.run("clean", "tiny").output == "nothing to remove\n")
    #expect(!project.has("output"))
  }

  @Test func aMistypedBookCostsNothing() throws {
    #expect(try project.run("run", "tiny", "--until", "load").status == 0)
    #expect(try project.run("clean", "tyni").status == 2)
    #expect(project.has("output/cache/load"))
  }
}
