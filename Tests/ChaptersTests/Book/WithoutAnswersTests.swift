import Chapters
import TestSupport
import Testing

/// What is left of a book for readers who are to find the answers themselves.
@Suite struct WithoutAnswersTests {
  private static let text = """
    # Train

    ```swift step
    train(epochs: 3)
    ```

    ```predict train.loss.first
    How large is it at first?
    ---
    secret: ln V
    ```

    ```flashcard
    What is a batch?
    ---
    secret: a few sequences
    ```

    ## Exercises

    - Train for longer.

      ```answer
      secret: it takes longer
      ```

    > Train for less.
    >
    > ```answer
    > secret: it takes less
    > ```

    A last word.
    """

  private static func book() throws -> Book {
    let chapter = try Chapter.parse(
      text, file: "07-train.md", step: "train", stepNames: ["train"])
    let prose = TitledBlocks(
      title: "A book", blocks: chapter.blocks.filter { $0 != .step(chapter.cell) })
    return Book(name: "b", introduction: prose, chapters: [chapter], appendix: prose)
  }

  @Test func noAnswerIsAnywhere() throws {
    let book = try Self.book()
    #expect("\(book)".contains("secret"))
    #expect(!"\(book.withoutAnswers)".contains("secret"))
  }

  @Test func questionsAndAllElseStay() throws {
    let (before, after) = (try Self.book().chapters[0], try Self.book().withoutAnswers.chapters[0])
    #expect(after.predictions.map(\.question) == before.predictions.map(\.question))
    #expect(after.flashcards.map(\.question) == before.flashcards.map(\.question))
    // Their places stay, so that exercises keep their numbers.
    #expect(after.answers.map(\.location) == before.answers.map(\.location))
    #expect(before.answers.count == 2 && after.answers.allSatisfy(\.blocks.isEmpty))
    #expect(after.cell == before.cell && after.title == before.title)
    #expect(after.blocks.count == before.blocks.count)
    #expect(after.text.sourcedBlocks.last == before.text.sourcedBlocks.last)
  }
}
