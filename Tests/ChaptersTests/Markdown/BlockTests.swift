import Chapters
import Testing

@Suite struct BlockTests {
  /// The blocks between title and cell.
  private func blocks(_ body: String) throws -> [Block] {
    try chapter(body).blocks.dropLast()
  }

  @Test func readsEveryKindOfBlock() throws {
    let found = try blocks(
      """
      ## Two

      Text

      - a
      - b

      3. c

      > q

      ***

          indented

      ~~~python
      x = 1
      ~~~

      ```
      ```
      """)
    #expect(
      found == [
        .heading(level: 2, [.text("Two")]),
        .paragraph([.text("Text")]),
        .list(start: nil, items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]]),
        .list(start: 3, items: [[.paragraph([.text("c")])]]),
        .quote([.paragraph([.text("q")])]),
        .thematicBreak,
        .code(language: nil, text: "indented\n"),
        .code(language: "python", text: "x = 1\n"),
        .code(language: nil, text: ""),
      ])
  }

  @Test func readsDisplayedFormulas() throws {
    #expect(try blocks("```math\n\\sum_i x_i\n*a*\n```") == [.math("\\sum_i x_i\n*a*")])
    #expect(mistakes("```math\n \n```")[0].hasPrefix("3:1: the formula is empty"))
  }

  @Test(arguments: [
    ("```swift stpe\n```", "3:4: 'swift stpe' is not a kind of block; did you mean 'step'?"),
    ("```swift soruce=x\n```", "3:4: 'swift soruce=x' is not a kind of block; did you mean"),
    ("```swift step now\n```", "3:4: 'now' can't follow ```swift step"),
    ("```Swift step\n```", "3:4: 'Swift step' is not a kind of block; did you mean ```swift step?"),
    (
      "~~~  flashcards\n~~~", "3:6: 'flashcards' is not a kind of block; did you mean ```flashcard?"
    ),
    ("```claims\n```", "3:4: 'claims' is not a kind of block; did you mean ```claim?"),
    ("```Math\n```", "3:4: 'Math' is not a kind of block; did you mean ```math?"),
    ("```step\n```", "3:4: 'step' is not a kind of block; did you mean ```swift step?"),
    ("```predicts a.b\n```", "3:4: 'predicts' is not a kind of block; did you mean ```predict?"),
    ("```predict\n```", "3:4: 'predict' names no result"),
    ("```predict loss\n```", "3:4: 'loss' names no result"),
    ("```predict a.b c\n```", "3:4: 'c' can't follow ```predict a.b"),
    ("```figure\n```", "3:4: 'figure' names no figure"),
    ("```figure a b\n```", "3:4: 'b' can't follow ```figure a"),
    ("```figures a\n```", "3:4: 'figures a' is not a kind of block"),
    ("```figure a\ntext\n```", "4:1: a figure is drawn from the run"),
    ("```claim it\n```", "3:4: 'it' can't follow ```claim"),
  ])
  func noticesAMisspeltKind(body: String, message: String) {
    let found = mistakes(body)
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }

  @Test(arguments: ["bash", "python", "text", "c", "swift", "json", "sh", "make", "latex", "tsv"])
  func leavesLanguagesAlone(language: String) throws {
    #expect(
      try blocks("```\(language)\nx\n```") == [.code(language: language, text: "x\n")])
  }

  @Test func readsListings() throws {
    let listings = try chapter(
      "```swift source=Neural/LSTM.swift#forward\n```\n\n> ```swift source=A.swift\n> ```"
    ).listings
    #expect(listings.map(\.shown.path) == ["Neural/LSTM.swift", "A.swift"])
    #expect(listings.map(\.shown.name) == ["forward", nil])
    #expect(listings[1].location.column == 6)
  }

  @Test func readsListingsSideBySide() throws {
    let listing = try #require(
      try chapter("```swift source=Neural/LSTM.swift#forward beside=B.swift#back\n```").listings
        .first)
    #expect(listing.shown == Listing.Part(path: "Neural/LSTM.swift", name: "forward"))
    #expect(listing.beside == Listing.Part(path: "B.swift", name: "back"))
  }

  @Test(arguments: [
    ("source=A.swift beside=/etc/passwd", "'/etc/passwd' is not a part of the source"),
    ("source=A.swift beside=", "'' is not a part of the source"),
    ("source=A.swift besides=B.swift", "'besides=B.swift' can't follow ```swift source=A.swift"),
    ("source=A.swift beside=B.swift c", "'c' can't follow ```swift source=A.swift beside=B.swift"),
    ("beside=B.swift", "'swift beside=B.swift' is not a kind of block"),
  ])
  func refusesListingsBesideNothing(info: String, message: String) {
    #expect(mistakes("```swift \(info)\n```")[0].contains(message))
  }

  @Test(arguments: [
    "source=", "source=#a", "source=a.swift#", "source=a#b#c", "source=/etc/passwd",
    "source=a/../../b", "source=a//b", "source=~/x#",
  ])
  func refusesAListingOfNothing(source: String) {
    #expect(mistakes("```swift \(source)\n```")[0].contains("is not a part of the source"))
  }

  @Test func aListingHasNoBody() {
    #expect(
      mistakes("```swift source=A.swift\n  let a = 1\n```")[0]
        .hasPrefix("4:1: a listing takes its text from the source"))
  }

  @Test(arguments: [
    ("```flashcard\nq\n```", "has no line '---'"), ("```flashcard\n---\na\n```", "has no question"),
    ("```flashcard a b\nq\n---\na\n```", "'b' can't follow ```flashcard a on its line; remove it"),
    ("```flashcard ä\nq\n---\na\n```", "'ä' can't name a card; write letters from a to z"),
    ("```flashcard a.b\nq\n---\na\n```", "'a.b' can't name a card"),
    ("```flashcard\nq\n---\n```", "has no answer"), ("```flashcard\n```", "has no line '---'"),
    ("````flashcard\n```swift step\ntrain()\n```\n---\na\n````", "can't hold a step cell"),
    ("````flashcard\n```flashcard\nq\n---\na\n```\n---\na\n````", "can't hold another one"),
  ])
  func refusesACard(body: String, message: String) {
    #expect(mistakes(body).contains { $0.contains(message) })
  }

  @Test func readsPredictions() throws {
    let body = "```predict train.loss.first\nHow much?\n---\nSo much.\n```"
    let found = try chapter(body).predictions
    #expect(found.map(\.name) == ["train.loss.first"])
    #expect(found[0].question == [.paragraph([.text("How much?")])])
    #expect(found[0].explanation == [.paragraph([.text("So much.")])])
    #expect(found[0].location.description == "07-train.md:3:4")
    #expect(try chapter("> \(body.replacing("\n", with: "\n> "))").predictions.count == 1)
  }

  @Test(arguments: [
    ("```predict a.b\nq\n```", "3:1: the prediction has no line '---'"),
    ("```predict a.b\n---\na\n```", "3:1: the prediction has no question"),
    ("```predict a.b\nq\n---\n```", "3:1: the prediction has no explanation"),
    ("```predict a.b\nq {{a.b}}\n---\na\n```", "4:3: the question gives its answer away"),
    (
      "````predict a.b\nq\n---\n```flashcard\nq\n---\na\n```\n````",
      "6:1: a card can't hold another one"
    ),
  ])
  func refusesAPrediction(body: String, message: String) {
    #expect(mistakes(body).contains { $0.hasPrefix(message) }, "\(mistakes(body))")
  }

  @Test func tellsPlacesInsideCards() {
    let found = mistakes(
      "> - ````flashcard\n>   q <b>\n>   ---\n>   a\n>\n>   ```claim\n>   1 <\n>   ```\n>   ````")
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("4:7: raw HTML"))
    #expect(found[1].hasPrefix("9:8: a name or a number is missing"))
  }

  @Test(arguments: [
    ("<div>\nx\n</div>", "3:1: raw HTML"), ("a <b> c", "3:3: raw HTML"),
    ("> <p>", "3:3: raw HTML"), ("a\n  b <i>", "4:5: raw HTML"),
    ("<!-- a --> shown", "3:1: raw HTML"), ("<!-- never closed", "3:1: raw HTML"),
  ])
  func refusesHTML(body: String, message: String) {
    #expect(mistakes(body)[0].hasPrefix(message))
  }
}
