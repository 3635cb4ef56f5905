import Foundation
import TestSupport
import Testing

@Suite struct StatusTests {
  private let project: Project

  init() throws {
    project = try Project()
  }

  private func lines(_ arguments: String...) throws -> [String] {
    let outcome = try project.run(["status", "tiny"] + arguments)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 9)
    #expect(lines.last?.contains("output/cache; `walkthrough clean tiny") == true)
    return lines.dropLast()
  }

  @Test func fromNeverRunToFreshToStale() throws {
    #expect(try lines()[0] == "1  load      not run.")
    #expect(try lines()[7] == "8  evaluate  not run.")
    #expect(try project.run("run", "tiny").status == 0)
    let fresh = try lines()
    #expect(fresh.allSatisfy { $0.contains(" fresh. ") && $0.contains(" UTC, took ") })
    #expect(fresh[1].contains("vocabulary "))
    try project.edit("chapters/tiny/07-train.md") { $0.replacing("epochs: 2", with: "epochs: 3") }
    let stale = try lines()
    #expect(stale[5].hasPrefix("6  optimizer fresh. "))
    #expect(stale[6].hasPrefix("7  train     stale. train: epochs 2 → 3. "))
    #expect(stale[7].hasPrefix("8  evaluate  stale. train: epochs 2 → 3. "))
    #expect(try lines("--set", "train.epochs=2")[7].contains(" fresh. "))
    #expect(try lines("--seed", "7")[2].hasPrefix("3  dataset   stale. seed 42 → 7. "))
    #expect(try lines("--as", "other", "--seed", "7")[2] == "3  dataset   not run.")
  }

  @Test func theSizeOfTheStoreIsTold() throws {
    let before = try project.run("status", "tiny").output
    #expect(before.contains("\nStored results: 0 bytes in "))
    #expect(try project.run("run", "tiny").status == 0)
    #expect(try project.run("status", "tiny").output.contains(" kB in \(project.root.path)/output"))
  }

  @Test func changedTextsAreToldOnce() throws {
    #expect(try project.run("run", "tiny", "--until", "dataset").status == 0)
    try project.folder.write("Another review.", to: "reviews/train/neg/99_1.txt")
    let stale = try lines()
    #expect(stale[0].hasPrefix("1  load      stale. load: data changed. "))
    #expect(stale[2].hasPrefix("3  dataset   stale. load: data changed. "))
    #expect(stale[3] == "4  loader    not run.")
  }
}
