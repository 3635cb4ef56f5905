import Testing

@testable import Chapters

@Suite struct AnswerTests {
  /// An exercise with an answer below it, from line 7 of the chapter on.
  private func exercise(_ answer: String, heading: String = "## Exercise") -> String {
    "\(heading)\n\nDo it.\n\n\(answer)"
  }

  @Test func holdsMarkdown() throws {
    let body = exercise(
      """
      ````answer
      So *much* {{model.hidden}}, $`H`$:

      ```math
      H^2
      ```

      - one

      ```sh
      walkthrough run
      ```
      ````
      """)
    let answers = try chapter(body).answers
    #expect(answers.count == 1)
    #expect(answers[0].location.description == "07-train.md:7:1")
    #expect(answers[0].blocks.count == 4)
    #expect(answers[0].blocks[1] == .math("H^2"))
    #expect(answers[0].blocks[2] == .list(start: nil, items: [[.paragraph([.text("one")])]]))
    #expect(answers[0].blocks[3] == .code(language: "sh", text: "walkthrough run\n"))
    #expect(try chapter(body).inlineValues.map(\.name) == ["model.hidden"])
    #expect(try chapter(body).inlineValues.map(\.location.description) == ["07-train.md:8:11"])
  }

  @Test(arguments: [
    "## Exercise", "### Exercises", "# EXERCISES", "## Exercise: the floor", "## Exercises 1–3",
  ])
  func belongsToASectionOfExercises(heading: String) throws {
    #expect(try chapter(exercise("```answer\nYes.\n```", heading: heading)).answers.count == 1)
  }

  /// A title is in the language of the book; where that has no words here, any will do.
  @Test(arguments: [
    ("de", "## Aufgaben", true), ("de-AT", "## Übung: Der Boden", true),
    ("de", "## Exercise", true), ("de", "## Fragen", false), ("fr", "## Exercices", true),
    ("en", "## Aufgabe", false),
  ])
  func belongsToASectionInTheBooksLanguage(language: String, heading: String, fits: Bool) {
    let found = mistakesInBook([
      "README.md": "---\nlanguage: \(language)\n---\n# Book",
      "02-vocab.md": "# Vocab\n\n\(exercise("```answer\nYes.\n```", heading: heading))",
      "03-more.md": "# More\n\n\(exercise("```answer\nYes.\n```", heading: heading))",
    ])
    #expect(found.count == (fits ? 0 : 2))
    let title = language == "de" ? "Aufgabe" : "Exercise"
    #expect(found.allSatisfy { $0.hasSuffix("in a section '## \(title)'") }, "\(found)")
  }

  @Test func mayFollowEachOfSeveralExercises() throws {
    let body = """
      ## Exercises

      First.

      ```answer
      1
      ```

      ### More

      - Second.

        ~~~answer
        2
        ~~~

      Third.

      ```sh
      walkthrough run
      ```

      ```answer
      3
      ```
      """
    #expect(try chapter(body).answers.count == 3)
  }

  @Test func keepsItsMarkdown() throws {
    let answer = "````answer\nA\n\n```sh\nB\n```\n````"
    let blocks = try chapter(exercise(answer)).text.sourcedBlocks
    #expect(blocks[3].source.text == answer)
    #expect(blocks[3].source.lines == 7...13)
  }

  @Test(arguments: [
    // What it may not contain. The location is that of the block inside.
    ("a\n\n## b", "10:1: an answer can't hold a heading; write **bold text** instead"),
    ("a\n\n- b\n  # c", "11:3: an answer can't hold a heading"),
    ("~~~swift step\ntrain()\n~~~", "8:1: an answer can't hold a step cell; move it out"),
    (
      "> ~~~flashcard\n> q\n> ---\n> a\n> ~~~", "8:3: an answer can't hold a flashcard; move it out"
    ),
    ("~~~predict a.b\nq\n---\na\n~~~", "8:1: an answer can't hold a prediction; move it out"),
    ("~~~answer\nb\n~~~", "8:1: an answer can't hold another one; move it out"),
    // Mistakes in what it contains.
    ("a <b>", "8:3: raw HTML is not shown"),
    ("a\n\n  b {{c", "10:5: '{{' has no '}}'"),
    ("~~~claim\n1 <\n~~~", "9:4: a name or a number is missing"),
    ("~~~claims\n1 < 2\n~~~", "8:4: 'claims' is not a kind of block"),
    (" \n", "7:1: the answer is empty; write it between the fences"),
  ])
  func refusesContents(body: String, message: String) {
    let found = mistakes(exercise("```answer\n\(body)\n```"))
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }

  @Test func locatesMistakesInAList() {
    let found = mistakes("## Exercises\n\n> 1. Do it.\n>\n>    ```answer\n>    a {{b\n>    ```")
    #expect(found.count == 1 && found[0].hasPrefix("8:8: '{{' has no '}}'"), "\(found)")
  }

  @Test(arguments: [
    ("Text.\n\n```answer\na\n```", "5:1: this answer follows no exercise; move it below one"),
    (
      "## Exercise\n\nDo it.\n\n## Cards\n\nText.\n\n```answer\na\n```",
      "11:1: this answer follows no exercise"
    ),
    ("## Exercised\n\nDo it.\n\n```answer\na\n```", "7:1: this answer follows no exercise"),
    ("## Exercise\n\n```answer\na\n```", "5:1: there is no exercise above this answer"),
    ("## Exercise\n\n- ```answer\n  a\n  ```", "5:3: there is no exercise above this answer"),
    (
      "## Exercise\n\nDo it.\n\n```answer\na\n```\n\n```answer\nb\n```",
      "11:1: the exercise above has an answer already; write both in one block"
    ),
  ])
  func followsAnExercise(body: String, message: String) {
    let found = mistakes(body)
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }

  /// Its first closing fence would end the answer.
  @Test func aBlockInsideNeedsALongerFenceAround() {
    let found = mistakes(exercise("```answer\na\n\n  ```sh\n  b\n  ```"))
    #expect(
      found == [
        "10:3: the end of this block ends the answer as well; begin and end the answer with ````"
      ])
  }

  @Test func isRefusedInACard() {
    let found = mistakes("````flashcard\nq\n---\n```answer\na\n```\n````")
    #expect(
      found == ["6:1: a card can't hold an answer block; write the answer below '---'"], "\(found)")
  }

  @Test func aSideOfACardIsNoCommentAlone() {
    #expect(
      mistakes("```flashcard\n<!-- later -->\n---\na\n```") == [
        "3:1: the flashcard has no question"
      ])
    #expect(
      mistakes("```flashcard\nq\n---\n<!-- later -->\n```") == ["3:1: the flashcard has no answer"])
  }

  @Test(arguments: [BlockReader.Place.introduction, .appendix])
  func isRefusedOutsideChapters(place: BlockReader.Place) {
    let text = "# T\n\n## Exercise\n\nDo it.\n\n```answer\na\n```"
    var reader = BlockReader(SourceText(file: "x.md", text: text.utf8), in: place)
    _ = reader.read()
    #expect(
      reader.diagnostics.map(\.description) == [
        "x.md:7:1: error: \(place.rawValue) can't hold an answer; move it to an exercise of a chapter"
      ])
  }

  @Test(arguments: [
    ("```answers\n```", "3:4: 'answers' is not a kind of block; did you mean ```answer?"),
    ("```answer me\n```", "3:4: 'me' can't follow ```answer"),
  ])
  func noticesAMisspeltKind(body: String, message: String) {
    let found = mistakes(body)
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }
}
