import Foundation
import Record
import Testing

@Suite struct RunComparisonTests {
  /// A made-up run of a few steps.
  static func run(
    _ name: String, book: String = "imdb", seed: UInt64 = 42, digest: String = "sample",
    training: TrainingCurve? = nil, _ change: (inout RunRecord) -> Void = { _ in }
  ) -> RunComparison.Run {
    var record = RunRecord(
      book: book, run: name, seed: seed, started: Date(timeIntervalSince1970: 0),
      machine: Machine(processor: "", cores: 1, blas: "", toolchain: ""), threads: 1,
      data: DataSource(source: "sample", digest: digest),
      steps: [
        StepRecord(
          id: .load, key: "l", state: .ran, settings: ["source": "sample", "limit": 0],
          results: ["train.documents": 6000, "test.documents": 1200]),
        StepRecord(
          id: .vocab, key: "v", state: .cached, settings: ["maxTokens": 100],
          results: ["size": 104]),
        StepRecord(
          id: .dataset, key: "d", state: .ran, settings: ["validation": 0.1, "length": 64],
          results: ["test.tokens": 500]),
        StepRecord(
          id: .train, key: "t", state: .ran, settings: ["epochs": 3], results: ["steps": 30]),
        StepRecord(
          id: .evaluate, key: "e", state: .ran, results: ["perplexity": 16.4, "loss": 2.8]),
      ])
    change(&record)
    return RunComparison.Run(record: record, training: training)
  }

  private func step(_ id: StepID, in record: inout RunRecord, _ change: (inout StepRecord) -> Void)
  {
    guard let index = record.steps.firstIndex(where: { $0.id == id }) else { return }
    change(&record.steps[index])
  }

  @Test func onlyWhatDiffersIsASetting() throws {
    let longer = Self.run("longer", seed: 7) { record in
      step(.train, in: &record) { $0.settings = ["epochs": 8, "clipNorm": 1.0] }
      step(.load, in: &record) { $0.settings["source"] = "elsewhere" }
    }
    let rows = try RunComparison([Self.run("imdb"), longer]).settings
    #expect(rows.map(\.name) == ["seed", "train.clipNorm", "train.epochs"])
    #expect(rows.map(\.values) == [["42", "7"], ["—", "1"], ["3", "8"]])
  }

  @Test func anotherRecipeIsNamed() throws {
    func seasoned(_ name: String) -> RunComparison.Run {
      Self.run(name) { record in
        record.recipe = RecipeRecord(name: "quick", choice: .named, settings: [:])
      }
    }
    let rows = try RunComparison([Self.run("imdb"), seasoned("one")]).settings
    #expect(rows.map(\.name) == ["recipe"])
    #expect(rows.map(\.values) == [["none", "quick"]])
    #expect(try RunComparison([seasoned("one"), seasoned("two")]).settings.isEmpty)
  }

  @Test func otherTextsUnderOneNameAreToldByTheirDigest() throws {
    let rows = try RunComparison([
      Self.run("one", digest: "0123456789abcdef"), Self.run("two", digest: "fedcba9876543210"),
    ]).settings
    #expect(rows.map(\.values) == [["sample (01234567)", "sample (fedcba98)"]])
    #expect(try RunComparison([Self.run("one"), Self.run("two")]).settings.isEmpty)
  }

  @Test func resultsStandInTheOrderOfTheCatalog() throws {
    let short = Self.run("short") { record in
      step(.evaluate, in: &record) {
        $0.state = .notRun
        $0.results = [:]
      }
    }
    let rows = try RunComparison([Self.run("imdb"), short]).results()
    #expect(
      rows.map(\.name) == [
        "load.train.documents", "load.test.documents", "vocab.size", "dataset.test.tokens",
        "train.steps", "evaluate.loss", "evaluate.perplexity",
      ])
    #expect(rows.last?.values == ["16.4", "—"])
    #expect(rows.last?.label == "test perplexity")
    #expect(rows.map(\.isHeadline) == [true, true, true, true, false, false, true])
  }

  @Test func whatFailedHasNoResults() throws {
    let failed = Self.run("failed") { record in
      step(.train, in: &record) { $0.state = .failed }
      step(.evaluate, in: &record) { $0.state = .notRun }
    }
    let comparison = try RunComparison([Self.run("imdb"), failed])
    #expect(comparison.results().first { $0.name == "train.steps" }?.values == ["30", "—"])
    #expect(comparison.warnings == ["failed: train failed"])
    #expect(comparison.verdict == "Only imdb has tested its model.")
  }

  @Test func theBestIsNamed() throws {
    let better = Self.run("better") { record in
      step(.evaluate, in: &record) { $0.results["perplexity"] = 9.5 }
    }
    #expect(
      try RunComparison([Self.run("imdb"), better, Self.run("same")]).verdict
        == "The lowest test perplexity is 9.50, of better, against 16.4 of imdb, 16.4 of same.")
    #expect(
      try RunComparison([Self.run("imdb"), Self.run("same")]).verdict
        == "All models have a test perplexity of 16.4.")
  }

  /// A smaller vocabulary gives a lower perplexity, but not a better model.
  @Test(arguments: [StepID.vocab, .dataset]) func unlikeTestsAreNotMeasuredByEachOther(
    id: StepID
  ) throws {
    let other = Self.run("other") { record in
      step(.evaluate, in: &record) { $0.results["perplexity"] = 5 }
      step(.dataset, in: &record) { $0.key = "x" }
      step(id, in: &record) {
        $0.key = "y"
        $0.settings["length"] = 32
      }
    }
    let comparison = try RunComparison([Self.run("imdb"), other])
    #expect(comparison.verdict.hasPrefix("The test perplexities can't be compared"))
  }

  @Test func anotherSplitForValidationLeavesTheTestAsItIs() throws {
    func other(_ change: (inout RunRecord) -> Void = { _ in }) -> RunComparison.Run {
      Self.run("other", seed: 7) { record in
        step(.dataset, in: &record) { $0.key = "x" }
        change(&record)
      }
    }
    #expect(
      try RunComparison([Self.run("imdb"), other()]).verdict
        == "All models have a test perplexity of 16.4.")
    // If the test split is a share of the data, the seed determines it.
    func withoutTest(_ record: inout RunRecord) {
      step(.load, in: &record) { $0.results["test.documents"] = 0 }
    }
    let comparison = try RunComparison([Self.run("imdb", withoutTest), other(withoutTest)])
    #expect(comparison.verdict.hasPrefix("The test perplexities can't be compared"))
  }

  @Test func staleResultsAndOtherLossesAreWarnedOf() throws {
    let training = TrainingCurve(steps: [], epochs: [])
    let stale = Self.run("stale", training: training) { record in
      step(.train, in: &record) { $0.stale = "train: epochs 3 → 5" }
      step(.dataset, in: &record) { $0.key = "x" }
    }
    let other = Self.run("imdb", training: training)
    #expect(
      try RunComparison([stale, other]).warnings == [
        "stale: train is stale (train: epochs 3 → 5)",
        "The losses are not on the same texts and words: the datasets differ.",
      ])
  }

  @Test func whatCannotBeComparedIsToldWhy() {
    func problem(_ runs: [RunComparison.Run]) -> String {
      do throws(ComparisonProblem) {
        _ = try RunComparison(runs)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(problem([]).contains("name two or more"))
    #expect(problem([Self.run("imdb")]).contains("name two or more"))
    #expect(problem([Self.run("a"), Self.run("b"), Self.run("a")]) == "the run 'a' is named twice")
    #expect(
      problem([Self.run("a"), Self.run("b", book: "anna")])
        == "'a' is a run of the book imdb and 'b' one of anna; compare runs of one book")
    let empty = Self.run("empty") { record in
      for index in record.steps.indices { record.steps[index].state = .notRun }
    }
    #expect(
      problem([Self.run("a"), empty])
        == "there is no step that all of a, empty have finished; run them first")
  }
}
