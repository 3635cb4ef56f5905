import Listings
import Testing

@Suite struct SourceLibraryTests {
  private let library = SourceLibrary(files: ["A/One.swift": "1", "AB/Two.swift": "2"])

  @Test func findsTheFilesOfOneTarget() {
    #expect(library.files(inTarget: "A").map(\.path) == ["A/One.swift"])
    #expect(library.files(inTarget: "B").isEmpty)
  }

  @Test func holdsTheSourcesOfThisProgram() throws {
    let part = try SourceLibrary.compiled.part("Listings/SourcePart.swift", nil)
    #expect(part.text.contains("package struct SourcePart"))
    #expect(part.firstLine == 1)
  }
}
