import Foundation
import Record
import Testing

@testable import Figures
@testable import HTMLReport

@Suite struct CompareViewTests {
  /// What a run to compare consists of.
  private struct Parts {
    var record: RunRecord
    var training: TrainingCurve?
    var continuations: [Continuation]
  }

  private static func run(
    _ name: String, steps: Int = 12, _ change: (inout Parts) -> Void = { _ in }
  ) -> RunComparison.Run {
    var run = Parts(
      record: Fixture.record, training: Fixture.training(steps: steps),
      continuations: Fixture.continuations.continuations)
    run.record.run = name
    for index in run.record.steps.indices { run.record.steps[index].stale = nil }
    change(&run)
    return RunComparison.Run(
      record: run.record, training: run.training, continuations: run.continuations)
  }

  private static func page(_ runs: RunComparison.Run...) throws -> String {
    try page(of: runs)
  }

  private static func page(of runs: [RunComparison.Run]) throws -> String {
    let comparison = try RunComparison(runs)
    return try HTMLReport.render(
      comparison, curves: CompareCurves(comparison).figure, texts: CompareTexts.figure(comparison))
  }

  @Test(arguments: [12, 900]) func isAWholePage(steps: Int) throws {
    let page = try Self.page(
      of: (1...RunComparison.mostSideBySide).map { Self.run("run-\($0)", steps: steps) })
    let structure = PageStructure(page)
    #expect(structure.firstMismatch == nil)
    let ids = structure.values(of: "id")
    #expect(Set(ids).count == ids.count)
    let targets = structure.values(of: "href").filter { $0.hasPrefix("#") }
    #expect(Set(targets).subtracting(ids.map { "#\($0)" }) == [])
    #expect(page.contains("default-src 'none'"))
    for attribute in [" src=", "srcset=", "<link", "@import", "url(", "<iframe"] {
      #expect(!page.contains(attribute))
    }
    for index in 1...RunComparison.mostSideBySide {
      for kind in ["training", "validation"] {
        #expect(page.contains("class=\"run run-\(index) \(kind)\""))
        #expect(page.contains(">run-\(index), \(kind)</li>"))
      }
    }
    #expect(page.contains("run-1 raw") == (steps >= 200))
  }

  /// Of many runs each has a row, and the best are drawn.
  @Test func manyRunsHaveARowEach() throws {
    let page = try Self.page(
      of: (1...30).map { index in
        Self.run("run-\(index)") { run in
          run.record.steps[6].settings["epochs"] = .integer(index)
          run.record.steps[7].results["perplexity"] = .number(Double(100 - index))
        }
      })
    #expect(PageStructure(page).firstMismatch == nil)
    for index in 1...30 { #expect(page.contains("<tr><td>run-\(index)</td>")) }
    for index in 25...30 { #expect(page.contains(">run-\(index), validation</li>")) }
    #expect(!page.contains(">run-24, validation</li>"))
    #expect(page.contains("Drawn are the 6 of 30 runs with the lowest test perplexity."))
    #expect(
      page.contains("The lowest test perplexity of 30 is 70.0, of run-30; the highest is 99.0."))
  }

  /// Runs of different lengths and batch sizes share an axis of epochs.
  @Test func curvesEndAtTheirEpochs() throws {
    let page = try Self.page(
      Self.run("imdb"),
      Self.run("short") { run in
        run.training?.steps.removeAll { $0.epoch > 2 }
        run.training?.epochs.removeAll { $0.epoch > 2 }
      })
    #expect(page.contains("imdb: validation loss is lowest (3.500) after epoch 4, then rises to"))
    #expect(page.contains("short: validation loss is lowest (3.820) after the last epoch, 2"))
    #expect(page.contains(">epochs</text>"))
    #expect(
      page.contains(
        "<td class=\"number\">5</td><td class=\"number\">3.540</td><td class=\"number\">—</td>"))
  }

  @Test func settingsResultsAndTextsStandSideBySide() throws {
    let page = try Self.page(
      Self.run("imdb"),
      Self.run("other") { run in
        run.record.steps[6].settings["epochs"] = 8
        run.record.overrides = ["train.epochs": "8"]
        run.record.steps[7].results["perplexity"] = 29.2
        run.continuations.removeLast()
      })
    #expect(page.contains("<td>train.<wbr>epochs</td><td>5</td><td>8</td>"))
    #expect(page.contains("differs from the book: train.epochs=8"))
    #expect(page.contains("<td class=\"number\">31.6</td><td class=\"number\">29.2</td>"))
    #expect(page.contains("The lowest test perplexity is 29.2, of other, against 31.6 of imdb."))
    #expect(page.contains(">imdb, temperature 0.5, top 20<"))
    #expect(page.contains(">other, temperature 0.5, top 20<"))
    #expect(page.contains("the movie was"))
    #expect(!page.contains("i laughed"), "only one run continued it")
    #expect(!page.contains("class=\"banner"))
  }

  @Test func recipesAreNamed() throws {
    func seasoned(_ name: String, _ overrides: [String: String]) -> RunComparison.Run {
      Self.run(name) { run in
        run.record.recipe = RecipeRecord(name: "quick", choice: .tied, settings: [:])
        run.record.overrides = overrides
      }
    }
    let page = try Self.page(
      Self.run("imdb"), seasoned("one", [:]), seasoned("two", ["train.epochs": "8"]))
    #expect(page.contains("<td>recipe</td><td>none</td><td>quick</td><td>quick</td>"))
    #expect(page.contains("recipe quick; settings as in the book and its recipe</dd>"))
    #expect(page.contains("recipe quick; differs from the book and its recipe: train.epochs=8"))
  }

  @Test func equalRunsAreCalledSo() throws {
    let page = try Self.page(Self.run("one"), Self.run("two"))
    #expect(page.contains("The runs have the same seed, data and settings."))
    #expect(page.contains("All models have a test perplexity of 31.6."))
  }

  @Test func whatIsNotThereIsSaid() throws {
    let page = try Self.page(
      Self.run("imdb") { run in
        run.record.steps[2].stale = "dataset: length 256 → 128"
      },
      Self.run("early") { run in
        run.record.steps.removeLast(6)
        run.training = nil
        run.continuations = []
      })
    #expect(page.contains("No two runs continued the same prompt."))
    #expect(page.contains("imdb: dataset is stale (dataset: length 256 → 128)"))
    #expect(page.contains("banner-stale"))
    let untrained = try Self.page(
      Self.run("one") { $0.training = nil }, Self.run("two") { $0.training = nil })
    #expect(untrained.contains("None of the runs has got this far."))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, 0, -5])
  func strangeLossesAreDrawn(loss: Double) throws {
    let page = try Self.page(
      Self.run("imdb"),
      Self.run("other") { run in
        for index in run.training?.steps.indices ?? 0..<0 {
          run.training?.steps[index].loss = loss
        }
        for index in run.training?.epochs.indices ?? 0..<0 {
          run.training?.epochs[index].validationLoss = loss
        }
      })
    for tag in PageStructure(page).tags {
      #expect(!tag.lowercased().contains("=\"nan") && !tag.contains("inf\""), "\(tag)")
    }
  }

  @Test(arguments: [Int.max, Int.min]) func strangeEpochsAreDrawn(epoch: Int) throws {
    let page = try Self.page(
      Self.run("imdb"),
      Self.run("other") { run in
        run.training?.steps[0].epoch = epoch
        run.training?.epochs[1].epoch = epoch
      })
    #expect(PageStructure(page).firstMismatch == nil)
  }

  @Test(arguments: HostileTextTests.texts) func textNeverBecomesMarkup(text: String) throws {
    func structure(_ text: String) throws -> PageStructure {
      PageStructure(
        try Self.page(
          Self.run("imdb"),
          Self.run(text) { run in
            run.record.overrides = [text: text]
            run.record.recipe = RecipeRecord(name: text, choice: .named, settings: [text: text])
            run.record.steps[6].settings = [text: .text(text)]
            run.record.steps[5].stale = text
            for index in run.continuations.indices { run.continuations[index].text = text }
          }))
    }
    let plain = try structure("x")
    let hostile = try structure(text)
    #expect(hostile.firstMismatch == nil)
    #expect(hostile.names.isSubset(of: plain.names))
    #expect(hostile.attributes.isSubset(of: plain.attributes))
  }
}
