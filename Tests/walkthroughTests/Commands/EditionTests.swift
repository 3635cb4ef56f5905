import TestSupport
import Testing

@Suite struct EditionTests {
  private let project: Project

  init() throws {
    var book = TinyBook()
    book.prose["train"] = """
      ```predict train.steps
      How many steps?
      ---
      Because of {{loader.batches}} batches: zebras foretold.
      ```

      ## Exercise

      Train for longer.

      ```answer
      It takes longer: zebras reply.
      ```
      """
    project = try Project(book)
  }

  private func page() throws -> String { try project.text("output/tiny/report.html") }

  @Test func aRunOrAReportHasTheEditionThatIsAskedFor() throws {
    #expect(try project.run("run", "tiny", "--edition", "student").status == 0)
    #expect(try page().contains("Train for longer.") && page().contains("How many steps?"))
    #expect(try !page().contains("zebras"))
    #expect(try project.run("report", "tiny", "--edition", "teacher").status == 0)
    #expect(try page().contains(#"<details class="answer" open>"#))
    #expect(try project.run("report", "tiny").status == 0)
    #expect(try page().contains(#"<details class="answer"><summary>Answer</summary>"#))
    #expect(try page().contains("zebras reply") && page().contains("zebras foretold"))
  }

  @Test func noOtherEditionExists() throws {
    let outcome = try project.run("report", "tiny", "--edition", "parent")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("student, teacher") || outcome.errors.contains("'student'"))
  }
}
