import Chapters
import Foundation
import Record
import Rendering
import Testing

@testable import HTMLReport

@Suite struct CellViewTests {
  private func html(_ step: StepID, _ change: (inout ReportContext) -> Void = { _ in }) throws
    -> String
  {
    var context = Fixture.context(steps: 4)
    change(&context)
    let view = CellView(context: context, index: PageIndex(context))
    return try render(view.make(Fixture.chapter(step).cell))
  }

  @Test func showsInputAndOutput() throws {
    let html = try html(.load)
    #expect(html.contains("In&nbsp;[1]") && html.contains("Out&nbsp;[1]"))
    #expect(html.contains(#"load(source: <span class="s">&quot;sample&quot;</span>)"#))
    #expect(html.contains(#"<dt>training text</dt><dd title="load.train.bytes">33.2 MB</dd>"#))
    #expect(html.contains("from the cache; took 0.42 s when it ran"))
  }

  @Test func showsResultsInTheCatalogsOrderAndUnknownOnesLast() throws {
    let html = try html(.evaluate)
    let labels = html.components(separatedBy: "<dt>").dropFirst()
      .map { $0.components(separatedBy: "</dt>")[0] }
    #expect(labels.first == "test loss" && labels.last == "extra.note")
  }

  @Test func saysWhatTheCommandLineChanged() throws {
    let html = try html(.train)
    #expect(
      html.contains("Overridden on the command line: <code class=\"override\">epochs: 5</code>"))
    #expect(html.contains("from the command line"))
    #expect(html.contains("train: epochs 3 → 5"))
  }

  @Test func saysWhatTheRecipeSets() throws {
    let html = try html(.train) { context in
      context.record.recipe = RecipeRecord(
        name: "quick", choice: .named,
        settings: ["train.epochs": "2", "train.clipNorm": "1", "model.hidden": "64"])
    }
    #expect(
      html.contains(
        "Set by the recipe <code>quick</code>: <code class=\"recipe\">clipNorm: 1</code> </p>"))
    // What the command line overrides is not the recipe's.
    #expect(html.contains("Overridden on the command line: <code class=\"override\">epochs: 5<"))
    #expect(html.contains("<code>1</code> <em>from the recipe quick</em>"))
    #expect(html.contains("<code>5</code> <em>from the command line</em>"))
  }

  @Test func aStepWithoutSettingsOfTheRecipeSaysNothing() throws {
    let html = try html(.vocab) { context in
      context.record.recipe = RecipeRecord(
        name: "quick", choice: .named, settings: ["train.epochs": "2"])
    }
    #expect(!html.contains("recipe"))
  }

  @Test func foldsTheStepsOwnSourceWhereItIsThere() throws {
    #expect(try html(.train).contains("Sources/Pipeline/Steps/Train.swift"))
    #expect(try !html(.load).contains("Source of this step"))
  }

  @Test func putsACardWhereAStepFailed() throws {
    let fail = { (context: inout ReportContext) in
      context.record.steps[6].state = .failed
      context.record.steps[6].failure = Failure(
        message: "No room left.\nFree some.", location: "chapters/imdb/07-train.md:12",
        retry: "walkthrough run --step train")
      context.record.steps[7].state = .notRun
    }
    let failed = try html(.train, fail)
    for text in ["No room left.", "chapters/imdb/07-train.md:12", "walkthrough run --step train"] {
      #expect(failed.contains(text))
    }
    #expect(!failed.contains("<figure") && !failed.contains("<dl class=\"results\""))
    let later = try html(.evaluate, fail)
    #expect(later.contains("Not run, because train failed."))
    #expect(!later.contains("<figure") && !later.contains("31.6"))
  }

  @Test func showsACellOfAnUnknownStepWithoutOutput() throws {
    var cell = Fixture.chapter(.load).cell
    cell.identifier = "bake"
    let context = Fixture.context(steps: 2)
    let html = try render(CellView(context: context, index: PageIndex(context)).make(cell))
    #expect(html.contains("In&nbsp;[–]") && !html.contains("Out"))
  }
}
