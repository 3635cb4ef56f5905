import Foundation
import TestSupport
import Testing

@testable import Chapters

@Suite struct RecipeFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read() -> (recipes: [Recipe], mistakes: [String]) {
    let found = RecipeFolder(
      files: .folder(folder.url), displayPath: "chapters/tiny/recipes",
      stepNames: stepNames
    ).read()
    return (found.recipes, found.diagnostics.map(\.description))
  }

  private func write(_ text: String = "description = \"x\"\n", to name: String) throws {
    try folder.write(text, to: "recipes/\(name)")
  }

  private func expectOnly(_ mistake: String, at file: String) {
    let found = read().mistakes
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("chapters/tiny/recipes\(file): error: \(mistake)") == true)
  }

  @Test func aBookNeedsNone() throws {
    #expect(read().recipes.isEmpty && read().mistakes.isEmpty)
    try write("", to: "README.md")
    #expect(read().recipes.isEmpty && read().mistakes.isEmpty)
  }

  @Test func recipesAreSortedByName() throws {
    for name in ["quick", "Big_2", "a-1"] { try write(to: name) }
    // Of editors at work.
    for name in [".quick.swp", "quick~", "#quick#"] { try write("half a reci", to: name) }
    #expect(read().recipes.map(\.name) == ["Big_2", "a-1", "quick"])
    #expect(read().recipes[2].file == "chapters/tiny/recipes/quick")
    #expect(read().mistakes.isEmpty)
  }

  @Test(arguments: ["quick.txt", "my recipe", "-x", "é", "a:b", String(repeating: "x", count: 65)])
  func aNameCanBeTyped(name: String) throws {
    try write(to: name)
    expectOnly("a recipe's name has only letters from a to z, digits,", at: "/\(name):1:1")
  }

  @Test func noneIsNoName() throws {
    try write(to: "none")
    expectOnly("no recipe can have this name: --recipe none means to use none", at: "/none:1:1")
  }

  @Test func oneRecipeForEachKindOfData() throws {
    try write("description = \"x\"\ndata = .reviews\n", to: "a")
    try write("description = \"x\"\ndata = .novel\n", to: "b")
    #expect(read().mistakes.isEmpty)
    try write("\ndata = .reviews\ndescription = \"x\"\n", to: "c")
    expectOnly("the recipe 'a' has the line data = .reviews too; remove one", at: "/c:2:8")
  }

  @Test func textThatIsNotUTF8() throws {
    try folder.write(Array("description = \"".utf8) + [0xFF, 0x22], to: "recipes/a")
    expectOnly("the file is not UTF-8 here; save it in that encoding", at: "/a:1:16")
    try folder.write(Array("description = \"\0\"".utf8), to: "recipes/a")
    expectOnly("the file contains a NUL character", at: "/a:1:16")
    try folder.write([0xEF, 0xBB, 0xBF] + Array("description = \"x\"".utf8), to: "recipes/a")
    #expect(read().recipes.count == 1)
  }

  @Test func hugeFilesAreNotRead() throws {
    try write(String(repeating: "#", count: 64_001), to: "a")
    expectOnly("the recipe has 64001 bytes, and 64000 is the limit; shorten it", at: "/a:1:1")
  }

  @Test func thereIsALimitToTheirNumber() throws {
    for index in 0...100 { try write(to: "r\(index)") }
    expectOnly("the folder has 101 files, and 100 is the limit; remove some", at: ":1:1")
  }

  @Test func mistakesOfOneFileDoNotHideThoseOfOthers() throws {
    try write(String(repeating: "x\n", count: 500), to: "a")
    try write("description = \"x\"\nx", to: "b")
    let found = read().mistakes
    #expect(found.count == 101)
    #expect(found.last?.hasPrefix("chapters/tiny/recipes/b:2:1: error: '=' is missing") == true)
  }

  @Test func onlyFilesAreRead() throws {
    try write(to: "folder/file")
    expectOnly("this is not a file; a recipe is a text file", at: "/folder:1:1")
    try FileManager.default.removeItem(at: folder.url.appending(path: "recipes/folder"))
    // Reading it would wait forever.
    #expect(mkfifo(folder.path + "/recipes/pipe", 0o600) == 0)
    expectOnly("this is not a file; a recipe is a text file", at: "/pipe:1:1")
    try FileManager.default.removeItem(at: folder.url.appending(path: "recipes/pipe"))
    try folder.write("description = \"x\"", to: "elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/recipes/link", withDestinationPath: "../elsewhere")
    #expect(read().recipes.map(\.name) == ["link"])
    try FileManager.default.removeItem(atPath: folder.path + "/elsewhere")
    expectOnly("this is not a file; a recipe is a text file", at: "/link:1:1")
  }

  @Test func theFolderIsAFolder() throws {
    try folder.write("description = \"x\"", to: "recipes")
    expectOnly("this is not a folder that can be read", at: ":1:1")
  }
}
