import Chapters
import Record
import Rendering
import Testing

@testable import HTMLReport

@Suite struct PredictionViewTests {
  private func html(
    _ name: String, _ change: (inout ReportContext) -> Void = { _ in }
  ) throws -> String {
    var context = Fixture.context(steps: 2)
    change(&context)
    var key = AnswerKey(Fixture.part("train"))
    let outcome = PredictionView.outcome(
      Prediction(name: name, question: [], explanation: [], location: Fixture.at(.train, 1)),
      explanation: [View("inline/text", ["text": "Because."])], in: context)
    let view = PredictionView.make(
      question: [View("inline/text", ["text": "How <much>?"])], outcome: outcome,
      place: key.next(.prediction),
      veil: View(["id": "p", "result": name, "part": "chapter 7"]))
    return try render(view)
  }

  @Test(arguments: [
    ("optimizer.initialLoss", "9.223", "9.223", "", "loss before training"),
    ("model.lstmParameters", "395264.0", "395,264", "", "parameters of the LSTM"),
    ("loader.shuffledPadding", "18.3", "18.3 %", "%", "padding if only shuffled"),
    ("load.train.bytes", "33157823.0", "33.2 MB", "bytes", "training text"),
    ("train.seconds", "248.0", "4 min 8 s", "seconds", "training time"),
  ])
  func holdsTheRunsNumber(
    name: String, number: String, shown: String, unit: String, label: String
  ) throws {
    let page = try html(name)
    #expect(
      page.contains(#"data-value="\#(number)" data-shown="\#(shown)" data-unit="\#(unit)""#))
    #expect(page.contains("This run: <strong>\(shown)</strong> (\(label))"))
    #expect(page.contains("How &lt;much&gt;?"))
    #expect(page.contains("<input"))
    // Without scripts the answer is folded, and no guess is requested.
    #expect(
      page.contains("<details class=\"prediction-answer\"><summary>Reveal the answer</summary>"))
    #expect(page.contains(#"<p class="guess" hidden>"#))
    #expect(!page.contains("no answer"))
  }

  @Test func saysWhyThereIsNoAnswer() throws {
    let open = try html("train.loss.mean") {
      $0.record.steps[6].state = .notRun; $0.record.steps[6].results = [:]
    }
    #expect(open.contains("This run has no answer: step 7, train, has not run."))
    #expect(open.contains("Because."))
    #expect(!open.contains("<input"))
    let failed = try html("train.loss.mean") {
      $0.record.steps[6].state = .failed; $0.record.steps[6].results = [:]
    }
    #expect(failed.contains("step 7, train, failed."))
    let absent = try html("evaluate.floorPerplexity") {
      $0.record.steps[7].results["floorPerplexity"] = nil
    }
    #expect(absent.contains("has no value for “floor: perplexity of the true process”"))
    let strange = try html("train.loss.mean") { $0.record.steps[6].results["loss.mean"] = "nan" }
    #expect(strange.contains("has no value for “mean loss of the last epoch”"))
    let nothing = try html("nonsense") { $0.record.steps = [] }
    #expect(nothing.contains("This run has no such result."))
  }
}
