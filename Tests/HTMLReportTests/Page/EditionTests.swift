import Chapters
import Foundation
import Record
import Rendering
import Testing

@testable import HTMLReport

/// Which answers a page has, and where.
@Suite struct EditionTests {
  private static func page(_ edition: Edition?) throws -> String {
    try HTMLReport().html(of: Fixture.context(steps: 12, edition: edition)).withoutStyleAndScript
  }

  /// Of an exercise, a card, a prediction with a result and one without.
  private static let answers = [
    "Every step that reads what this one makes.", "The size of the vocabulary:", "About <span",
    "Nobody knows.",
  ]

  @Test func byDefaultEachIsFoldedBelowItsQuestionAndAtTheEndOnPaper() throws {
    let page = try Self.page(nil)
    let folds = page.matches(of: /<details class="(answer|prediction-answer)"( open)?>/)
    #expect(folds.count == 8 + 2 && folds.allSatisfy { $0.output.2 == nil })
    let parts = page.components(separatedBy: "<h2>Answers</h2>")
    #expect(parts.count == 2)
    #expect(parts[0].components(separatedBy: Self.answers[0]).count - 1 == 8)
    #expect(parts[1].components(separatedBy: Self.answers[0]).count - 1 == 8)
    #expect(parts[1].contains("<h3>Exercise 7.1</h3>\n<p>Every step"))
    #expect(
      parts[1].contains(
        #"<div class="answers-entry" id="answer-prediction-7-2" data-part="train">"#))
    #expect(parts[1].contains("This run has no such result") || parts[1].contains("no value for"))
    #expect(
      page.contains("Exercise 8.1. The <a href=\"#answer-exercise-8-1\">answer</a> is at the end."))
    #expect(!page.contains("<dt>Edition</dt>"))
  }

  @Test func studentsGetAFileWithoutAnyAnswer() throws {
    let page = try Self.page(.student)
    for answer in Self.answers { #expect(!page.contains(answer), "\(answer)") }
    for trace in [
      "<h2>Answers</h2>", "data-value", "data-shown", "card-answer", "This run:", "answer-place",
      "Reveal the answer", "<summary>Answer", "Your guess",
    ] {
      #expect(!page.contains(trace), "\(trace)")
    }
    #expect(page.contains("How much will it be?"))
    #expect(page.contains("What is the perplexity of a uniform guess?"))
    #expect(page.contains(#"<div class="answer-space"><p>Exercise 7.1. Your answer:</p></div>"#))
    #expect(page.contains("<dd>for students: exercises, predictions and cards come without"))
    #expect(PageStructure(page).firstMismatch == nil)
  }

  @Test func teachersSeeEveryAnswerAtOnce() throws {
    let page = try Self.page(.teacher)
    for answer in Self.answers { #expect(page.contains(answer), "\(answer)") }
    let folds = page.matches(of: /<details class="(answer|prediction-answer)"( open)?>/)
    #expect(folds.count == 8 + 2 && folds.allSatisfy { $0.output.2 != nil })
    #expect(page.contains(#"<div class="card-side card-answer"><p class="card-label">Answer</p>"#))
    #expect(!page.contains("Turn the card over</summary>"))
    #expect(page.contains("<h2>Answers</h2>"))
    #expect(page.contains("<dd>for teachers: every answer is shown</dd>"))
    #expect(PageStructure(page).firstMismatch == nil)
  }

  @Test(arguments: [nil, Edition.student, .teacher]) func noIDIsTwice(edition: Edition?) throws {
    var context = Fixture.context(steps: 2, edition: edition)
    let claim = Fixture.claim("evaluate.loss < 9", Fixture.at(.train, 60))
    if edition != .student {
      context.book.chapters[6].text.sourcedBlocks.append(
        SourcedBlock(
          .answer(Answer(blocks: [claim], location: Fixture.at(.train, 58))),
          source: MarkdownSource(text: "", file: "", lines: 1...1)))
    }
    let page = try HTMLReport().html(of: context)
    let ids = PageStructure(page).values(of: "id")
    #expect(Set(ids).count == ids.count)
    let targets = PageStructure(page).values(of: "href").filter { $0.hasPrefix("#") }
    #expect(Set(targets).subtracting(ids.map { "#\($0)" }) == [])
    let views = page.components(separatedBy: "evaluate.loss &lt; 9").count - 1
    #expect(views == (edition == .student ? 0 : 2))
  }

  /// A renderer of another format gets no answer either.
  @Test func theReportForStudentsHasABookWithoutAnswers() {
    let report = Fixture.context(steps: 2, edition: .student)
    #expect(report.book == Fixture.book.withoutAnswers)
    #expect(report.book.chapters.flatMap(\.answers).count == 8)
  }
}

@Suite struct AnswerKeyTests {
  @Test func numbersEachKindOfQuestion() {
    var key = AnswerKey(Fixture.part("train"))
    let places = [key.next(.exercise), key.next(.prediction), key.next(.exercise)]
    #expect(places.map(\.label) == ["Exercise 7.1", "Prediction 7.1", "Exercise 7.2"])
    #expect(places[2].id == "answer-exercise-7-2")
    var introduction = AnswerKey(Fixture.part("introduction"))
    let place = introduction.next(.prediction)
    #expect(place.label == "Prediction 1 of “A language model, step by step”")
    #expect(place.id == "answer-prediction-introduction-1")
  }
}
