import Testing

@testable import Chapters

/// Chapters without a step stand anywhere between those of the steps.
@Suite struct ProseChapterTests {
  @Test func standWhereTheirNumbersSay() throws {
    let book = try smallBook([
      "00-welcome.md": "# Welcome", "03-homework.md": "# Homework\n\n## Exercise\n\nWhy?",
    ])
    #expect(book.prose.map(\.name) == ["welcome", "homework"])
    #expect(book.chapters.map(\.cell.identifier) == ["load", "vocab"])
    #expect(
      book.parts.map(\.id) == [
        "introduction", "chapter-welcome", "load", "vocab", "chapter-homework",
      ])
  }

  @Test func mayStandBetweenStepsWhoseNumbersThenMove() throws {
    let book = try smallBook(
      ["02-interlude.md": "# Interlude", "03-pause.md": "# Pause", "04-vocab.md": "# Vocab"],
      without: ["02-vocab.md"])
    #expect(
      book.parts.map(\.id) == [
        "introduction", "load", "chapter-interlude", "chapter-pause", "vocab",
      ])
  }

  @Test func theStepsKeepTheirOrder() {
    let found = mistakesInBook(
      ["02-load.md": "# Load", "01-vocab.md": "# Vocab"], without: ["01-load.md", "02-vocab.md"])
    #expect(found.contains("01-vocab.md:1:1: 'vocab' is step 2; rename this file to 02-vocab.md"))
    #expect(found.contains("02-load.md:1:1: 'load' is step 1; rename this file to 01-load.md"))
  }

  @Test(arguments: [
    ("9-homework.md", "a chapter's number has two digits; rename this file to 09-homework.md"),
    ("03-Homework.md", "'Homework' can't be the name of a chapter"),
    ("03-home work.md", "'home work' can't be the name of a chapter"),
    ("02-homework.md", "has the number 2 too"),
  ])
  func theirNamesArePlain(name: String, message: String) {
    let found = mistakesInBook([name: "# Homework"])
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func aCardsNameIsItsOwn() {
    let card = "```flashcard cell\nQ\n---\nA\n```\n"
    let found = mistakesInBook([
      "03-more.md": "# More\n\n\(card)",
      "04-yet.md": "# Yet\n\n\(card)\n\(card.replacing("cell", with: "Cell"))",
    ])
    #expect(found.count == 1)
    #expect(found[0].contains("04-yet.md:3:1: the card at "), "\(found)")
    #expect(found[0].contains("03-more.md:3 is called 'cell' too; give one of them another name"))
  }

  @Test func haveNoCell() {
    let found = mistakesInBook(["09-end.md": "# End\n\n```swift step\nload()\n```"])
    #expect(
      found == [
        "09-end.md:3:1: a chapter without a step can't hold a step cell; move it to its chapter"
      ])
  }

  @Test func haveCardsAnswersAndClaims() throws {
    let book = try smallBook([
      "09-end.md": "# End\n\n```flashcard\nQ\n---\nA\n```\n\n```claim\nload.a > 1\n```\n\n"
        + "## Exercise\n\nWhy?\n\n```answer\nSo.\n```"
    ])
    let blocks = book.prose[0].text.blocks
    #expect(blocks.flashcards.count == 1 && blocks.claims.count == 1 && blocks.answers.count == 1)
    #expect(book.withoutAnswers.prose[0].text.blocks.answers[0].blocks.isEmpty)
    let misplaced = mistakesInBook(["09-end.md": "# End\n\n```answer\nSo.\n```"])
    #expect(misplaced[0].contains("this answer follows no exercise"))
  }
}
