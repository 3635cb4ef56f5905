import TestSupport
import Testing

/// The command line as a user sees it: help, and errors in usage.
@Suite struct WalkthroughTests {
  private let project: Project

  init() throws {
    project = try Project()
  }

  @Test(
    arguments: [
      ([], ["SUBCOMMANDS", "status", "Exit codes", "--set train.epochs=5"]),
      (["--help"], ["SUBCOMMANDS", "run", "4 standard output", "interrupted, 141"]),
      (["help", "run"], ["--step", "--from", "--until"]),
      (
        ["run", "--help"],
        [
          "--set <step.label=value>", "--recipe <name>", "--data", "--seed", "--threads",
          "All cores by default",
        ]
      ),
      (["run", "--help"], ["--watch", "is shown until you fix it", "called stale"]),
      (["compare", "--help"], ["walkthrough compare longer", "--page <file.html>"]),
      (["status", "--help"], ["stale (and why)"]),
      (["report", "--help"], ["run nothing", "Claims are checked again"]),
      (["check", "--help"], ["validate the chapters and recipes"]),
      (
        ["recipes", "--help"],
        ["chapters/imdb/recipes/quick", "train.epochs = 1", "run --recipe quick", "--recipe none"]
      ),
      (["cards", "--help"], ["Enter turns the card", "Leitner", "--export anki --to"]),
      (["clean", "--help"], ["Downloaded archives are kept"]),
    ] as [([String], [String])])
  func helpTeaches(arguments: [String], expected: [String]) throws {
    let outcome = try project.run(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    for text in expected { #expect(outcome.output.contains(text), "\(text)") }
  }

  @Test(
    arguments: [
      (["run", "--frobnicate"], "--frobnicate"),
      (["frobnicate"], "frobnicate"),
      (["run", "--step", "trian"], "trian"),
      (["run", "--step", "train", "--from", "load"], "exclude each other"),
      (["run", "--from", "train", "--until", "load"], "exclude each other"),
      (["run", "--threads", "0"], "--threads must be from 1 to 1024"),
      (["run", "--threads", "many"], "many"),
      (["run", "--seed", "-1"], "seed"),
      (["run", "--set"], "--set"),
      (["run", "tiny", "other"], "other"),
      (["run", "tiny", "--as", "cache"], "can't be the name of a run"),
      (["run", "tiny", "--as", "../up"], "can't be the name of a run"),
      (["run", "tiny", "--as", ""], "can't be the name of a run"),
      (["run", "../tiny"], "can't be the name of a run"),
    ] as [([String], String)])
  func wrongUsage(arguments: [String], expected: String) throws {
    let outcome = try project.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    #expect(!project.has("output"))
  }

  @Test(arguments: ["run", "status", "check", "recipes", "cards", "clean"])
  func anUnknownBook(command: String) throws {
    let project = try Project(["tiny": .init(), "other": .init()])
    try project.folder.write("no book", to: "chapters/notes.txt")
    let outcome = try project.run(command, "nothing")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "error: there is no book 'nothing': under chapters are other, tiny; built in are imdb and "
        + "wordlstm. To begin one: walkthrough new nothing\n")
    #expect(!project.has("output"))
  }

  @Test func theProjectIsFoundUpwards() throws {
    try project.folder.write("", to: "some/where/deep/file")
    let outcome = try project.run("check", "tiny", in: "some/where/deep")
    #expect(outcome.status == 0)
  }

  @Test func aFolderWithoutChaptersIsNoProject() throws {
    let outcome = try project.run("check", "tiny", "--root", "output")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("output has no folder 'chapters'"))
  }
}
