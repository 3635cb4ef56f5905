import Foundation
import Record
import TestSupport
import Testing

/// The quiz and the export, as a user sees them.
@Suite struct CardsTests {
  private let project: Project
  private static let kept = "user-data/walkthrough/cards/tiny.json"

  init() throws {
    var book = TinyBook()
    book.prose["load"] = Self.card("What is a corpus?", "A collection of *texts*.")
    book.prose["train"] =
      Self.card("What is $`h_t`$?", "The hidden state.")
      + Self.card("How many steps?", "{{train.steps}}.")
    project = try Project(book)
  }

  private static func card(_ question: String, _ answer: String) -> String {
    "```flashcard\n\(question)\n---\n\(answer)\n```\n\n"
  }

  private func quiz(_ input: String, _ arguments: String...) throws -> Child.Outcome {
    try project.child(["cards", "tiny"] + arguments).run(input: input)
  }

  @Test func asksTurnsAndKeeps() throws {
    let outcome = try quiz("\ny\n\nn\n\ny\n\ny\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let output = outcome.output
    #expect(output.contains("Card 1 of 3 · chapter 1, load\n  What is a corpus?\n"))
    #expect(output.contains("  A collection of texts.\n"))
    #expect(output.contains("box 2, asked again in 2 days"))
    #expect(output.contains("box 1, asked again tomorrow"))
    #expect(output.contains("Once more · chapter 7, train\n  What is h_t?\n"))
    #expect(output.contains("  —.\n"), "no run has answered yet")
    #expect(
      output.hasSuffix("3 asked, 2 known, 1 missed. Next: 1 tomorrow, 2 in 2 days.\n"), "\(output)")
    let again = try quiz("")
    #expect(
      again.output
        == "No card is due today; --all asks them anyway.\n"
        + "Next: 1 tomorrow, 2 in 2 days.\n")
  }

  @Test(arguments: [("\ny\nq\n", 1), ("\ny\n\nq\n", 1), ("\ny\n", 1), ("", 0), ("q\n", 0)])
  func theEndOfTheInputLosesNothing(input: String, count: Int) throws {
    let outcome = try quiz(input)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\(count) asked, \(count) known, 0 missed."))
    #expect(project.has(Self.kept) == (count > 0))
    #expect(try quiz("").output.contains("Card 1 of \(3 - count)"))
  }

  @Test func askedAgainForAnAnswerThatIsNone() throws {
    let outcome = try quiz("\nmaybe\n\n yes\nq\n")
    #expect(outcome.output.contains("1 asked, 1 known, 0 missed. Next: 2 new, 1 in 2 days."))
  }

  @Test func aFolderThatCantBeWrittenIsToldBeforeTheFirstQuestion() throws {
    try project.folder.write("a file", to: "user-data")
    let outcome = try quiz("\ny\n")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("error: can't keep your progress in "))
  }

  @Test func limitsAndChapters() throws {
    #expect(try quiz("", "--limit", "1").output.contains("Card 1 of 1 "))
    for chapter in ["train", "7"] {
      #expect(try quiz("", "--chapter", chapter).output.contains("Card 1 of 2 · chapter 7, train"))
    }
    #expect(try quiz("", "--chapter", "model").output.contains("There are no cards here"))
    _ = try quiz("\ny\n\ny\n\ny\n")
    #expect(try quiz("", "--all").output.contains("Card 1 of 3"))
  }

  @Test func editedChaptersKeepTheOtherCards() throws {
    _ = try quiz("\ny\n\ny\n\ny\n")
    try project.edit("chapters/tiny/07-train.md") {
      $0.replacing("The hidden state.", with: "What the LSTM shows.")
        .replacing("How many steps?", with: "How many steps did the run take?")
    }
    #expect(try quiz("q\n").output.contains("Card 1 of 1 · chapter 7, train\n  How many steps did"))
  }

  @Test func aDamagedFileIsNotFatal() throws {
    try project.folder.write("{", to: Self.kept)
    let outcome = try quiz("\ny\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("note: the progress file "))
    #expect(outcome.errors.contains("tiny.damaged-1.json"))
    #expect(try quiz("").errors == "")
    #expect(try quiz("").output.contains("Card 1 of 2"))
  }

  @Test func aRunAnswersInItsNumbers() throws {
    #expect(try project.run("run", "tiny", "--until", "train").status == 0)
    let output = try quiz("\ny\n\ny\n", "--chapter", "train").output
    let steps = try #require(project.record()[.train]?.results["steps"]?.number)
    #expect(output.contains("\n  \(Int(steps)).\n"), "\(output)")
  }

  @Test func exportsToStandardOutputOrAFile() throws {
    let outcome = try project.run("cards", "tiny", "--export", "anki")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 11)
    #expect(lines[0] == "#separator:tab")
    #expect(
      lines[9].dropFirst(65) == "What is \\(h_t\\)?\tThe hidden state.\twalkthrough::tiny::train")
    let file = try project.run("cards", "tiny", "--export", "anki", "--to", "deck.txt")
    #expect(file.status == 0)
    #expect(file.output == "")
    #expect(try project.text("deck.txt") == outcome.output)
    #expect(!project.has(Self.kept))
  }

  @Test(
    arguments: [
      (["--chapter", "trian"], "there is no chapter 'trian'; did you mean 'train'?"),
      (["--chapter", "9"], "there is no chapter '9'; chapters are load"),
      (["--limit", "0"], "--limit must be from 1 to 1,000,000, not 0"),
      (["--to", "x"], "add --export anki"), (["--export", "csv"], "anki"),
      (["--export", "anki", "--all"], "leave out --all and --limit"),
      (["--export", "anki", "--to", "chapters"], "Name another file with --to"),
    ] as [([String], String)])
  func wrongUsage(arguments: [String], expected: String) throws {
    let outcome = try project.run(["cards", "tiny"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
  }

  /// Ctrl-Z restores the terminal, and a quiz that continues takes it again: the answer needs no
  /// Enter.
  @Test func takesTheTerminalAgainAfterAStop() throws {
    let child = project.child(["cards", "tiny"], environment: ["TERM": "xterm"])
    let outcome = try child.runOnTerminal(typing: [
      ("Enter turns", "\u{1A}"), ("Enter turns", "\r"), ("Did you know", "\u{1A}"),
      ("Did you know", "y"), ("Card 2", "q"),
    ])
    #expect(outcome.status == 0)
    #expect(outcome.output.matches(of: /stopped with echo/).count == 2, "\(outcome.output)")
    #expect(outcome.output.contains("1 asked, 1 known"))
  }

  /// A single key is enough on a terminal. Ctrl-C ends the quiz, and the answers are kept.
  @Test func takesKeysOnATerminal() throws {
    let child = project.child(["cards", "tiny"], environment: ["TERM": "xterm"])
    let outcome = try child.runOnTerminal(typing: [
      ("Enter turns", "\r"), ("Did you know", "y"), ("Card 2", "\u{3}"),
    ])
    #expect(outcome.status == 130)
    #expect(try quiz("").output.contains("Card 1 of 2"))
    let ended = try child.runOnTerminal(typing: [("Enter turns", "\u{4}")])
    #expect(ended.status == 0)
    #expect(ended.output.contains("0 asked"))
  }
}
