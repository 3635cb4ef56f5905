import Record
import Rendering
import Testing

@testable import Figures
@testable import HTMLReport

@Suite struct ReferenceFigureTests {
  private func html(_ comparison: ReferenceComparison?) throws -> String {
    try render(comparison.map(ReferenceFigure.make))
  }

  @Test func matchesTheSnapshot() throws {
    try Snapshot.expect(html(Fixture.comparison(steps: 24)), matches: "reference-figure.html")
  }

  @Test func stateOfLikeRuns() throws {
    let html = try html(Fixture.comparison())
    #expect(html.contains("Checked against PyTorch 2.13.0"))
    #expect(!html.contains("not alike") && !html.contains("What differs between"))
    #expect(html.contains("id=\"reference-losses-title\""))
    #expect(html.contains("id=\"reference-differences-title\""))
    // The curves differ in width and dash, and the legend says which is which.
    #expect(html.contains("class=\"series-under\"") && html.contains("class=\"series-2\""))
    #expect(html.contains(">this run</li>") && html.contains(">PyTorch 2.13.0</li>"))
    #expect(html.contains("with 2 threads on Linux x86_64, from aclImdb.tar.gz."))
    #expect(html.contains("<details class=\"fold\"><summary>Data for figure"))
  }

  @Test func unlikeRunsAreNotMeasuredByEachOther() throws {
    let html = try html(
      Fixture.comparison { _, _, reference in
        reference.settings["train.clipNorm"] = 0
        reference.settings["train.epochs"] = 9
      })
    #expect(html.contains("Next to PyTorch 2.13.0, which ran something else"))
    #expect(!html.contains("Checked"))
    #expect(html.contains("the two differ: train.clipNorm 1, reference 0."))
    for (name, run, other) in [("train.<wbr>clipNorm", "1", "0"), ("train.<wbr>epochs", "5", "9")] {
      #expect(html.contains("<td>\(name)</td><td>\(run)</td><td>\(other)</td>"))
    }
    #expect(!html.contains("reference-differences") && !html.contains("10⁻"))
    #expect(html.contains("<td>test perplexity</td>"))
  }

  @Test func perplexitiesAfterUnequalTrainingAreNotMeasured() throws {
    let html = try html(
      Fixture.comparison { _, _, reference in
        reference.settings["train.epochs"] = 9
        reference.results["evaluate.perplexity"] = 25
      })
    #expect(html.contains("Checked against PyTorch 2.13.0"))
    #expect(html.contains("31.600 and 25.000, are not comparable: train.epochs 5, reference 9."))
    #expect(
      html.contains(
        "<td class=\"number\">31.600</td><td class=\"number\">25.000</td>"
          + "<td class=\"number\">—</td>"))
  }

  @Test func equalLossesNeedNoChartOfDifferences() throws {
    let html = try html(
      Fixture.comparison { _, training, reference in
        reference.steps = training.steps.map {
          ReferenceRecord.Step(loss: $0.loss, tokens: $0.tokens)
        }
      })
    #expect(html.contains("the losses are the same"))
    #expect(!html.contains("reference-differences") && !html.contains("relative difference"))
  }

  @Test(
    arguments: [
      [], [1], [.nan], [.nan, 1, .nan], [.infinity, 2], [1e300, 1e-300], [0, 0, 0],
      (0..<1500).map { $0 % 7 == 0 ? .nan : Double($0) },
    ] as [[Double]], [[0], [1, 2], [1e300, 0, 5], (0..<1200).map { Double($0) }] as [[Double]])
  func strangeCurvesAreDrawn(run: [Double], reference: [Double]) throws {
    let html = try html(
      Fixture.comparison { _, training, record in
        let step = training.steps[0]
        training.steps = run.map { loss in
          var step = step
          step.loss = loss
          return step
        }
        record.steps = reference.map { ReferenceRecord.Step(loss: $0, tokens: step.tokens) }
      })
    let structure = PageStructure(html)
    #expect(structure.firstMismatch == nil)
    for tag in structure.tags {
      #expect(!tag.lowercased().contains("=\"nan") && !tag.contains("inf\""), "\(tag)")
    }
  }

  @Test func standsInTheLastChapterAlone() throws {
    var context = Fixture.context(steps: 12)
    let without = PageStructure(try HTMLReport().html(of: context)).values(of: "id")
    let comparison = try #require(Fixture.comparison(steps: 12))
    context.figures[.evaluate, default: []].append(ReferenceFigure.make(comparison))
    let page = try HTMLReport().html(of: context)
    let ids = PageStructure(page).values(of: "id")
    #expect(
      Set(ids).subtracting(without) == [
        "figure-8-11", "reference-losses-title", "reference-losses-description",
        "reference-differences-title", "reference-differences-description",
      ])
    #expect(Set(ids).count == ids.count)
    #expect(PageStructure(page).firstMismatch == nil)
  }

  @Test func aLastChapterThatHasNotRunShowsNone() throws {
    var context = Fixture.context(steps: 12)
    let figure = ReferenceFigure.make(try #require(Fixture.comparison(steps: 12)))
    context.figures[.evaluate, default: []].append(figure)
    context.record.steps[7].state = .notRun
    #expect(try !HTMLReport().html(of: context).contains("PyTorch 2.13.0"))
    context.record.steps[7].state = .ran
    context.figures[.evaluate] = [figure]
    #expect(try HTMLReport().html(of: context).contains("Checked against PyTorch 2.13.0"))
  }
}
