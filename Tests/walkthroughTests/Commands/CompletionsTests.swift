import Foundation
import TestSupport
import Testing

/// `walkthrough completions`, and what the scripts complete.
@Suite struct CompletionsTests {
  @Test(
    arguments: [
      ("bash", "complete -o filenames -F _walkthrough walkthrough"),
      ("zsh", "#compdef walkthrough"),
      ("fish", "complete -c 'walkthrough'"),
    ])
  func eachShellGetsItsScript(shell: String, line: String) throws {
    let outcome = try Project([:]).run("completions", shell)
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.output.contains(line))
    for word in ["generate", "takeover", "recipe", "optimizer", "anki"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func theShellCanReadIt(shell: String) throws {
    let files = ["/bin", "/usr/bin", "/usr/local/bin"].map { "\($0)/\(shell)" }
    guard files.contains(where: FileManager.default.isExecutableFile) else { return }
    let project = try Project([:])
    try project.folder.write(try project.run("completions", shell).output, to: "script")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [shell, "-n", project.url("script").path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(
    arguments: [[], ["tcsh"], ["bash", "zsh"]])
  func wrongUsage(arguments: [String]) throws {
    let outcome = try Project([:]).run(["completions"] + arguments)
    #expect(outcome.status == 2 && outcome.output == "")
    #expect(outcome.errors.contains("completions"), "\(outcome.errors)")
  }

  /// What the scripts call at a Tab, here for the first word of `walkthrough run`.
  @Test func booksOfTheFolderAreOffered() throws {
    let project = try Project(["mine": TinyBook(), "imdb": TinyBook()])
    #expect(try offered(project, "run", "positional@0") == ["imdb", "mine", "wordlstm"])
    #expect(try offered(Project([:]), "new", "--from") == ["imdb", "wordlstm"])
  }

  @Test func runsOfTheFolderAreOffered() throws {
    let project = try Project()
    #expect(try offered(project, "generate", "--run") == [])
    let outcome = try project.run("run", "tiny", "--until", "load", "--as", "first")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try offered(project, "generate", "--run") == ["first"])
    #expect(try offered(project, "compare", "positional@0") == ["first"])
  }

  private func offered(
    _ project: Project, _ command: String, _ argument: String
  ) throws -> [String] {
    let outcome = try project.run(
      "---completion", command, "--", argument, "0", "0", "walkthrough", command)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").map(String.init)
  }
}
