import Drawings
import Foundation
import Listings
import Pipeline
import Record
import Testing

@testable import Figures

/// Figures follow from what a run stored; bringing them up to date runs no step.
@Suite struct RunFiguresTests {
  /// One run for all tests, which only read it.
  private static let run = Result { try TinyRun() }

  private func refreshed(_ run: TinyRun, _ contents: RunContents? = nil) throws -> RunContents {
    var contents = contents ?? run.contents
    var figures = RunFigures(contents)
    #expect(figures.refresh(from: run.stored) == [])
    try figures.write(to: &contents)
    return contents
  }

  private func data(_ contents: RunContents) -> [StepID: Data] {
    Dictionary(
      uniqueKeysWithValues: StepID.allCases.map { ($0, contents[figuresOf: $0] ?? Data()) })
  }

  @Test func everyFigureOfACompleteRunIsDrawn() throws {
    let contents = try refreshed(try Self.run.get())
    let drawn = RunFigures(contents).drawn(in: RunValues(record: contents.record))
    let counts = StepID.allCases.map { drawn[$0]?.count ?? 0 }
    // No windows and no comparison of temperatures; test reviews that were trained on are found.
    #expect(counts == [4, 6, 4, 1, 6, 2, 6, 9])
    #expect(RunFigures(contents).origin?.isGenerated == false)
    #expect(RunFigures(contents).training?.steps.count == 10)
    #expect(RunFigures(contents).continuations.map(\.prompt) == ["the movie was"])
  }

  @Test func windowsAndTemperaturesHaveFiguresOfTheirOwn() throws {
    let run = try TinyRun([
      "dataset": "dataset(framing: .windows, length: 4, stride: 8, validation: 0.25)",
      "train": "train(epochs: 1)",
      "evaluate": #"evaluate(prompts: ["the movie"], length: 4, temperatures: [0, 1])"#,
    ])
    let contents = try refreshed(run)
    let figures = RunFigures(contents)
    let drawn = figures.drawn(in: RunValues(record: contents.record))
    let titles = StepID.allCases.flatMap { drawn[$0] ?? [] }.map(\.title)
    for title in ["Windows over the text", "The same prompt at 2 temperatures"] {
      #expect(titles.contains(title))
    }
    #expect(titles.contains { $0.hasPrefix("What training on ") })
    #expect(figures[WindowsFigure.self] != nil && figures[SequenceLengthsFigure.self] == nil)
  }

  /// The figure of chapter 5 whose numbers come from the training.
  @Test func theStepsThroughACellAreThoseOfTheTrainedModel() throws {
    let contents = try refreshed(try Self.run.get())
    let figure = try #require(RunFigures(contents)[CellStepsFigure.self])
    #expect(figure.beginning == "<bos>" && !figure.words.isEmpty)
    #expect(!figure.words.contains("<bos>") && !figure.words.contains("<eos>"))
    for unit in figure.units {
      var before = unit.before
      #expect(before != 0)
      for values in unit.values {
        let (i, f, g, o, c, h) = (values[0], values[1], values[2], values[3], values[4], values[5])
        #expect(abs(c - (f * before + i * g)) < 1e-4)
        #expect(abs(h - o * tanh(c)) < 1e-4)
        before = c
      }
    }
    let drawn = RunFigures(contents).drawn(in: RunValues(record: contents.record))
    #expect(
      drawn[.model]?.compactMap(\.name) == Figures.names.filter { $0.step == .model }.map(\.name))
    // Before the training there is none.
    let early = try refreshed(try TinyRun(until: .optimizer))
    #expect(RunFigures(early)[CellStepsFigure.self] == nil)
  }

  /// Chapters refer to figures by name alone.
  @Test func noTwoFiguresShareAName() {
    let names = Figures.names.map(\.name)
    #expect(Set(names).count == names.count)
  }

  /// A step that has not run has no figures, and no data for them.
  @Test func aRunThatStoppedEarlyHasFiguresOfWhatRan() throws {
    let contents = try refreshed(try TinyRun(until: .dataset))
    let drawn = RunFigures(contents).drawn(in: RunValues(record: contents.record))
    #expect(drawn.keys.sorted() == [.load, .vocab, .dataset])
    #expect(contents[figuresOf: .loader] == nil && contents[figuresOf: .dataset] != nil)
  }

  @Test func onceMadeTheyAreKept() throws {
    let run = try Self.run.get()
    let contents = try refreshed(run)
    var again = RunFigures(contents)
    // With no store at all, so that nothing can be computed.
    let elsewhere = ArtifactStore(
      folder: FileManager.default.temporaryDirectory.appending(path: "none"))
    #expect(again.refresh(from: StoredRun(contents.record, store: elsewhere)) == [])
    var copy = contents
    try again.write(to: &copy)
    #expect(data(copy) == data(contents))
    #expect(copy.record == contents.record)
  }

  @Test(arguments: ["keys of other code", "no data", "data of another version", "damaged data"])
  func whatAnotherVersionMadeIsMadeAgainAndNoStepRuns(fault: String) throws {
    let run = try Self.run.get()
    let made = try refreshed(run)
    var old = made
    for step in StepID.allCases {
      switch fault {
      case "keys of other code": old.record.figures = old.record.figures?.mapValues { _ in "other" }
      case "no data": old[figuresOf: step] = nil
      case "data of another version":
        old.record.figures = nil
        old[figuresOf: step] = Data(#"{"loss": {"points": [1]}, "source": 3, "batch": null}"#.utf8)
      default: old[figuresOf: step] = made[figuresOf: step].map { $0.prefix($0.count / 2) }
      }
    }
    let before = try run.storedFiles()
    let again = try refreshed(run, old)
    #expect(data(again) == data(made))
    #expect(again.record == made.record)
    #expect(try run.storedFiles() == before)
  }

  @Test func whereAProductIsGoneTheFigureStaysAndItsStepIsTold() throws {
    let run = try TinyRun()
    var contents = try refreshed(run)
    contents.record.figures = contents.record.figures?.mapValues { _ in "other" }
    try run.store.remove(.vocab, try #require(contents.record[.vocab]).key)
    var figures = RunFigures(contents)
    let outdated = figures.refresh(from: run.stored)
    // Those that need no vocabulary are made again.
    #expect(Set(outdated.map(\.step)) == [.vocab, .dataset, .model, .train, .evaluate])
    #expect(outdated.allSatisfy { $0.cause == .lackingResult })
    #expect(figures[FrequencyFigure.self] != nil && figures[GatesFigure.self] != nil)
  }

  /// Results of other settings are no ground for a figure of these.
  @Test func figuresOfStaleStepsStay() throws {
    let run = try Self.run.get()
    var contents = try refreshed(run)
    contents.record.steps[6].stale = "train: epochs 2 → 3"
    contents.record.figures?["loss"] = "other"
    var figures = RunFigures(contents)
    #expect(figures.refresh(from: StoredRun(contents.record, store: run.store)) == [])
    #expect(figures[LossFigure.self] != nil)
    try figures.write(to: &contents)
    #expect(contents.record.figures?["loss"] == "other")
  }

  /// The results are there, but the figure can't be computed from them.
  @Test func whereAComputationFailsTheFigureStaysAndItsReasonIsKnown() throws {
    // Without special tokens, an empty prompt has nothing to start from.
    let run = try TinyRun([
      "vocab": "vocab(tokenizer: .words, specials: false, scope: .all)",
      "dataset": "dataset(framing: .windows, length: 6, validation: 0.25)",
      "evaluate": #"evaluate(prompts: ["the movie"], length: 4)"#,
    ])
    var contents = try refreshed(run)
    let key = try #require(contents.record[.evaluate]).key
    var evaluation = try run.stored.product(of: Evaluate.self)
    evaluation.continuations[0].prompt = " "
    try run.store.save(
      try run.store.entry(.evaluate, key), product: evaluation, files: [:])
    contents.record.figures?["nextWord"] = "other"
    let before = RunFigures(contents)
    var figures = before
    let outdated = figures.refresh(from: run.stored)
    #expect(outdated.map(\.step) == [.evaluate])
    #expect(
      outdated.first?.cause
        == .failure("the prompt has no word to start from; give it at least one"))
    #expect(figures[NextWordFigure.self] == before[NextWordFigure.self])
  }

  /// Where the vocabulary has changed since, the losses stay beside the baselines of their own.
  @Test func theLossesOfAStaleStepKeepTheirBaselines() throws {
    let contents = try refreshed(try Self.run.get())
    let values = RunValues(record: contents.record)
    let figure = try #require(RunFigures(contents)[LossFigure.self])
    #expect(figure.uniform == values.number(.optimizer, "uniformLoss"))
    #expect(figure.unigram == values.number(.vocab, "unigramLoss"))
    var record = contents.record
    record.steps[1].results["unigramLoss"] = 99
    record.steps[5].results["uniformLoss"] = 99
    record.steps[6].stale = "vocab: maxTokens 0 → 9"
    #expect(figure.drawn(in: RunValues(record: record)) == figure.drawn(in: values))
  }

  /// A vocabulary of other settings says nothing about the losses.
  @Test func baselinesOfAStaleVocabularyAreNotDrawn() throws {
    let run = try Self.run.get()
    var record = run.contents.record
    record.steps[1].stale = "vocab: maxTokens 0 → 9"
    let figure = try #require(try LossFigure(of: StoredRun(record, store: run.store)))
    #expect(figure.uniform != nil && figure.unigram == nil)
    let drawn = try #require(figure.drawn(in: RunValues(record: record)))
    #expect(!drawn.legend.contains { $0.text.contains("word frequencies") })
  }

  /// Another run may have made the same step again, in another time.
  @Test func resultsOfAnotherRunUnderTheSameKeyAreNotUsed() throws {
    let run = try Self.run.get()
    var contents = try refreshed(run)
    contents.record.steps[6].results["seconds"] = 99
    var figures = RunFigures(contents)
    let outdated = figures.refresh(from: StoredRun(contents.record, store: run.store))
    #expect(Set(outdated.map(\.step)) == [.model, .train, .evaluate])
    #expect(figures[ThroughputFigure.self] == RunFigures(contents)[ThroughputFigure.self])
  }

  /// What this version can't read is left to the version that wrote it.
  @Test func dataThatCannotBeReadStaysWhereNothingCanReplaceIt() throws {
    var contents = try Self.run.get().contents
    contents[figuresOf: .loader] = Data(#"{"grids": [1]}"#.utf8)
    let elsewhere = ArtifactStore(
      folder: FileManager.default.temporaryDirectory.appending(path: "none"))
    var figures = RunFigures(contents)
    let outdated = figures.refresh(from: StoredRun(contents.record, store: elsewhere))
    #expect(outdated.contains(OutdatedFigure(step: .loader, cause: .lackingResult)))
    try figures.write(to: &contents)
    #expect(contents[figuresOf: .loader] == Data(#"{"grids": [1]}"#.utf8))
  }

  /// The key of a figure covers the products that it is computed from.
  @Test(arguments: Figures.all.indices) func aFigureReadsOnlyWhatItDeclares(index: Int) throws {
    let run = try Self.run.get()
    let type = Figures.all[index]
    var record = run.contents.record
    for index in record.steps.indices
    where record.steps[index].id != type.step && !type.reads.contains(record.steps[index].id) {
      record.steps[index].key = "none"
    }
    let stored = StoredRun(record, store: run.store)
    #expect(throws: Never.self) { try type.init(of: stored) }
    for step in type.reads { #expect(step != type.step) }
  }

  @Test func namesAreUniqueAndChaptersInOrder() {
    let names = Figures.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(Figures.all.allSatisfy { "\($0)".hasSuffix("Figure") })
    #expect(names.contains("tokenIDs") && names.contains("loss"))
    let steps = Figures.all.map { $0.step }
    #expect(steps == steps.sorted())
    #expect(Set(steps) == Set(StepID.allCases))
  }

  /// A change to what is drawn, or how, runs no step again.
  @Test(arguments: Steps.all.map { $0.id }) func noStepDependsOnHowItIsShown(id: StepID) {
    let sources = Steps.type(of: id).sources
    let shown = SourceLibrary.compiled.files.keys.filter { path in
      [
        "Figures/", "Drawings/", "Readings/", "Rendering/", "HTMLReport/", "Record/",
        "walkthrough/",
      ].contains { path.hasPrefix($0) }
    }
    #expect(shown.count > 100)
    for path in shown {
      #expect(!sources.contains { path.hasPrefix($0) }, "\(id) depends on \(path)")
    }
  }
}
