import Foundation
import TestSupport
import Testing

/// The books in the program, and `walkthrough books` and `walkthrough new`.
@Suite struct BooksTests {
  /// A folder with reviews and nothing else.
  private let place: Project

  init() throws { place = try Project([:]) }

  private func chapters(_ path: String) throws -> Data {
    let root = URL(filePath: #filePath).appending(path: "../../../../chapters").standardizedFileURL
    return try Data(contentsOf: root.appending(path: path))
  }

  @Test(arguments: ["imdb", "wordlstm"])
  func bothBooksAreInTheProgram(name: String) throws {
    let outcome = try place.run("check", name)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("8 chapters"))
    #expect(!place.has("output"))
  }

  @Test func aBuiltInBookRunsInAnyFolder() throws {
    let outcome = try place.run(["run", "--data", "reviews"] + Project.quick)
    #expect([0, 3].contains(outcome.status), "\(outcome.errors)")
    let page = try place.text("output/imdb/report.html")
    #expect(page.contains("<h1"))
    #expect(!page.contains("built without KaTeX"))
    for command in [["status"], ["report"], ["generate", "the"], ["cards", "--export", "anki"]] {
      let outcome = try place.run(command)
      #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    }
    #expect(!place.has("chapters"))
  }

  @Test func itHasNoFilesToWatch() throws {
    let outcome = try place.run("run", "--watch")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("walkthrough new imdb"), "\(outcome.errors)")
  }

  @Test func booksAreListedWithTheirPlaces() throws {
    let alone = try place.run("books")
    #expect(alone.status == 0)
    #expect(alone.output.hasPrefix("imdb: "))
    #expect(alone.output.contains("\n  built in\nwordlstm: "))

    var broken = TinyBook()
    broken.cells["train"] = "trian()"
    let project = try Project(["broken": broken, "imdb": TinyBook()])
    let outcome = try project.run("books")
    #expect(
      outcome.output.contains("broken: has mistakes; 'walkthrough check broken' lists them\n"))
    #expect(outcome.output.contains("imdb: A tiny book\n  "))
    #expect(outcome.output.components(separatedBy: "built in").count == 2, "\(outcome.output)")
  }

  @Test func aNewBookIsACopy() throws {
    let outcome = try place.run("new", "mine", "--from", "wordlstm")
    #expect(outcome.status == 0, "\(outcome.errors)")
    for path in ["README.md", "05-model.md", "recipes/novel"] {
      #expect(
        try Data(contentsOf: place.url("chapters/mine/\(path)")) == chapters("wordlstm/\(path)"))
    }
    #expect(try place.run("check", "mine").status == 0)
    // The built-in books stay.
    #expect(try place.run("check").status == 0)

    try place.edit("chapters/mine/README.md") { "# Mine\n\n" + $0.drop { $0 != "\n" } }
    let copy = try place.run("new", "copy", "--from", "mine")
    #expect(copy.status == 0, "\(copy.errors)")
    #expect(try place.text("chapters/copy/README.md") == place.text("chapters/mine/README.md"))
  }

  @Test(arguments: ["imdb", "wordlstm"])
  func anEmptyBookHasTheCellsAndRuns(from: String) throws {
    #expect(try place.run("new", "bare", "--empty", "--from", from).status == 0)
    #expect(try place.run("check", "bare").status == 0)
    let text = try place.text("chapters/bare/05-model.md")
    #expect(text.contains("```swift step\nmodel("))
    #expect(text.count < 500, "\(text)")
    #expect(place.files("chapters/bare").count == 9)
    let outcome = try place.run("run", "bare", "--until", "dataset")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func nothingIsOverwritten() throws {
    try place.folder.write("kept", to: "chapters/mine/notes.txt")
    let outcome = try place.run("new", "mine")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("chapters/mine exists already"), "\(outcome.errors)")
    #expect(place.files("chapters") == ["mine", "mine/notes.txt"])
  }

  @Test(
    arguments: [
      (["new", "a/b"], "'a/b' can't be the name of a book"),
      (["new", "über"], "'über' can't be the name of a book"),
      (["new", "cache"], "'cache' can't be the name of a run"),
      (["new", "mine", "--from", "nothing"], "there is no book 'nothing': built in are imdb"),
      (["new"], "<name>"),
    ] as [([String], String)])
  func wrongUsage(arguments: [String], expected: String) throws {
    let outcome = try place.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    #expect(!place.has("chapters"))
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func aFolderThatCannotBeWritten() throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: place.root.path)
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: place.root.path)
    }
    let outcome = try place.run("new", "mine")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("can't be written"), "\(outcome.errors)")
  }
}
