import Foundation
import TestSupport
import Testing

@testable import Flashcards

@Suite struct ProgressFileTests {
  private let folder: TemporaryFolder
  private let file: ProgressFile

  init() throws {
    folder = try TemporaryFolder()
    file = ProgressFile(book: "tiny", in: folder.url)
  }

  private var files: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/cards")
    return (files ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test func withoutAFileNothingWasAsked() throws {
    let reading = try file.read()
    #expect(reading.progress == Progress())
    #expect(reading.damage == nil)
    #expect(files == [])
  }

  @Test func keepsEachAnswerBesideTheOthers() throws {
    let states = [CardState(box: 2, due: today + 2), CardState(box: 1, due: today + 1)]
    try file.keep(states[0], of: "a")
    // Another session, at the same time.
    try ProgressFile(file.url).keep(states[1], of: "b")
    try file.keep(states[1], of: "a")
    #expect(try file.read().progress.cards == ["a": states[1], "b": states[1]])
    #expect(files == ["tiny.json"], "nothing half-written is left")
    let text = try String(contentsOf: file.url, encoding: .utf8)
    #expect(text.contains(#""due" : "2026-11-26""#), "people can read it")
  }

  /// Two sessions at once, each of which reads what the other may be writing.
  @Test func manySittingsLoseNoAnswer() async throws {
    let state = CardState(box: 2, due: today + 2)
    let cards = (0..<8).map { sitting in (0..<10).map { "\(sitting).\($0)" } }
    try await withThrowingTaskGroup { group in
      for own in cards {
        group.addTask { [url = file.url] in
          for card in own { try ProgressFile(url).keep(state, of: card) }
        }
      }
      try await group.waitForAll()
    }
    #expect(Set(try file.read().progress.cards.keys) == Set(cards.joined()))
  }

  @Test(arguments: [
    ("", "it is not JSON"), ("{\"format\": 1, \"cards\"", "it is not JSON"), ("[]", "wrong type"),
    ("{}", "it has no 'format'"), (#"{"format": 2, "cards": {}}"#, "it has format 2"),
    (#"{"format": 1}"#, "it has no 'cards'"),
    (#"{"format": 1, "cards": {"a": {"box": 6, "due": "2026-11-25"}}}"#, "there is no box 6"),
    (#"{"format": 1, "cards": {"a": {"box": "1", "due": "2026-11-25"}}}"#, "'box' has the wrong"),
    (#"{"format": 1, "cards": {"a": {"box": 1, "due": "soon"}}}"#, "a day is written like"),
  ])
  func aDamagedFileIsToldAndSetAside(text: String, reason: String) throws {
    try folder.write(text, to: "cards/tiny.json")
    let reading = try file.read()
    #expect(reading.progress == Progress())
    #expect(reading.damage?.contains(reason) == true, "\(reading.damage ?? "")")
    #expect(files == ["tiny.damaged-1.json"])
    let kept = try String(
      contentsOf: folder.url.appending(path: "cards/tiny.damaged-1.json"), encoding: .utf8)
    #expect(kept == text)
    try file.keep(CardState(box: 1, due: today), of: "a")
    #expect(files == ["tiny.damaged-1.json", "tiny.json"])
  }

  @Test func whatWasSetAsideStays() throws {
    for _ in 1...3 {
      try folder.write("x", to: "cards/tiny.json")
      _ = try file.read()
    }
    #expect(files == [1, 2, 3].map { "tiny.damaged-\($0).json" })
  }

  @Test func saysWhereAnAnswerCantBeKept() throws {
    try folder.write("a file where the folder would be", to: "cards")
    #expect(throws: ProgressError.self) { try file.prepare() }
    let error = #expect(throws: ProgressError.self) {
      try file.keep(CardState(box: 1, due: today), of: "a")
    }
    #expect(error?.description.contains(file.url.path) == true)
  }

  @Test func aFolderInItsPlaceIsLeftAlone() throws {
    try folder.write("x", to: "cards/tiny.json/inner")
    #expect(throws: ProgressError.cannotRead(path: file.url.path)) { try file.read() }
    #expect(files == ["tiny.json"])
  }

  #if !os(macOS)
    @Test func theDataFolderIsTheUsersOwn() {
      let home = FileManager.default.homeDirectoryForCurrentUser.path
      #expect(UserData.folder(environment: ["XDG_DATA_HOME": "/d"]).path == "/d/walkthrough")
      for environment in [[:], ["XDG_DATA_HOME": ""], ["XDG_DATA_HOME": "relative"]] {
        #expect(
          UserData.folder(environment: environment).path == home + "/.local/share/walkthrough")
      }
    }
  #endif
}
