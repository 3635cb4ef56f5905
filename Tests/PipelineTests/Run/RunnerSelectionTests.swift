import Files
import Foundation
import Pipeline
import Record
import TestSupport
import Testing

/// What runs, in which order it is reported, and what is kept when something fails.
@Suite struct RunnerSelectionTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  static let all = StepID.allCases

  @Test(
    arguments: [
      (RunOptions.Selection.all, all),
      (.until(.dataset), [.load, .vocab, .dataset]),
      (.only(.load), [.load]),
      (.only(.model), [.load, .vocab, .model]),
      (.only(.train), [.load, .vocab, .dataset, .loader, .model, .optimizer, .train]),
      (.from(.train), all),
    ] as [(RunOptions.Selection, [StepID])])
  func onAnEmptyStore(selection: RunOptions.Selection, expected: [StepID]) throws {
    let notebook = Notebook()
    let record = try workplace.execute(selection: selection, observer: notebook)
    #expect(notebook.started == expected)
    #expect(notebook.finished.map(\.id) == expected)
    for step in record.steps {
      #expect(step.state == (expected.contains(step.id) ? .ran : .notRun))
      #expect(workplace.store.holds(step.id, step.key) == expected.contains(step.id))
    }
  }

  @Test(
    arguments: [
      (RunOptions.Selection.all, false, []),
      (.all, true, all),
      (.only(.train), false, [.train]),
      (.from(.train), false, [.train]),
      (.from(.train), true, [.train, .evaluate]),
      (.until(.dataset), false, []),
      (.until(.dataset), true, [.load, .vocab, .dataset]),
    ] as [(RunOptions.Selection, Bool, [StepID])])
  func onAFullStore(selection: RunOptions.Selection, force: Bool, expected: [StepID]) throws {
    try workplace.execute()
    let notebook = Notebook()
    let record = try workplace.execute(selection: selection, force: force, observer: notebook)
    #expect(notebook.started == expected)
    #expect(record.steps.map(\.state) == Self.all.map { expected.contains($0) ? .ran : .cached })
    #expect(record.steps.allSatisfy { $0.stale == nil })
    #expect(notebook.finished.map(\.id) == notebook.finished.map(\.id).sorted())
  }

  @Test func stepsAreToldInTheirOrder() throws {
    try workplace.execute()
    let notebook = Notebook()
    try workplace.execute(["loader.batchSize=8"], observer: notebook)
    #expect(notebook.started == [.loader, .optimizer, .train, .evaluate])
    #expect(notebook.finished.map(\.id) == Self.all)
    #expect(
      notebook.finished.map(\.state) == [
        .cached, .cached, .cached, .ran, .cached, .ran, .ran, .ran,
      ])
  }

  @Test func oneStepAloneSaysWhatBecameStale() throws {
    try workplace.execute()
    let notebook = Notebook()
    let record = try workplace.execute(
      ["loader.batchSize=8"], selection: .only(.loader), observer: notebook)
    #expect(notebook.started == [.loader])
    #expect(notebook.finished.map(\.id) == [.loader, .optimizer, .train, .evaluate])
    for id in [StepID.optimizer, .train, .evaluate] {
      #expect(record[id]?.state == .cached)
      #expect(record[id]?.stale == "loader: batchSize 4 → 8")
      #expect(record[id]?.results.isEmpty == false)
    }
    #expect(record[.model]?.stale == nil)
  }

  @Test func oneStepInANewFolderBringsTheFilesOfThoseBefore() throws {
    try workplace.execute()
    let record = try workplace.execute(selection: .only(.train), name: "other")
    #expect(record.steps.allSatisfy { $0.stale == nil })
    #expect(workplace.hasFile("vocab.tsv", run: "other"))
    #expect(workplace.hasFile("test.npy", run: "other"))
  }

  @Test func aLossThatIsNoNumberStopsTheRun() throws {
    let notebook = Notebook()
    let record = try workplace.execute(["optimizer.learningRate=1e300"], observer: notebook)
    #expect(
      record.steps.map(\.state) == [.ran, .ran, .ran, .ran, .ran, .ran, .failed, .notRun])
    let failure = try #require(record[.train]?.failure)
    #expect(failure.message.contains("optimizer step 2"), "\(failure.message)")
    #expect(failure.message.contains("optimizer.learningRate"))
    #expect(failure.location == "chapters/tiny/07-train.md:4")
    #expect(
      failure.retry == "walkthrough run tiny --from train --set optimizer.learningRate=1e300")
    #expect(notebook.finished.last?.state == .notRun)
    #expect(workplace.run.readRecord()?[.train]?.failure == failure)
    #expect(!workplace.hasFile("model.safetensors"))
    // Earlier results are kept.
    let again = Notebook()
    try workplace.execute(["optimizer.learningRate=1e300"], observer: again)
    #expect(again.started == [.train])
  }

  @Test func aFailureKeepsWhatIsFreshAfterIt() throws {
    try workplace.execute()
    let record = try workplace.execute(["dataset.framing=.windows", "dataset.length=100000"])
    #expect(record[.dataset]?.state == .failed)
    #expect(record[.dataset]?.failure?.message.contains("training split") == true)
    #expect(record[.model]?.state == .cached)
    #expect(record[.model]?.stale == nil)
    for id in [StepID.loader, .optimizer, .train, .evaluate] {
      #expect(record[id]?.state == .notRun)
      #expect(record[id]?.results == [:])
    }
  }

  @Test func aRetryCommandCanBeTyped() throws {
    let record = try workplace.execute(
      ["optimizer.learningRate=1e300", #"evaluate.prompts=["it's"]"#], seed: 7, name: "other")
    #expect(
      record[.train]?.failure?.retry
        == "walkthrough run tiny --as other --from train --seed 7 "
        + #"--set optimizer.learningRate=1e300 --set 'evaluate.prompts=["it'\''s"]'"#)
  }

  @Test func anInterruptedRunGoesOnAfterItsFinishedSteps() throws {
    let interruption = Interruption()
    let stopper = Notebook { if $0 == .train { interruption.request() } }
    #expect(throws: Interrupted.self) {
      try workplace.execute(observer: stopper, interruption: interruption)
    }
    #expect(stopper.started.last == .train)
    // Finished steps are stored; the run's folder is unchanged.
    #expect(!workplace.run.exists)
    let notebook = Notebook()
    try workplace.execute(observer: notebook)
    #expect(notebook.started == [.train, .evaluate])
    let other = try Workplace()
    try other.execute()
    #expect(try workplace.file("model.safetensors") == other.file("model.safetensors"))
  }

  @Test(arguments: StepID.allCases) func everyLongStepCanBeInterrupted(step: StepID) throws {
    let interruption = Interruption()
    let stopper = Notebook { if $0 == step { interruption.request() } }
    // The loader and the model report no progress: they take no time.
    if [.loader, .model].contains(step) {
      try workplace.execute(observer: stopper, interruption: interruption)
    } else {
      #expect(throws: Interrupted.self) {
        try workplace.execute(observer: stopper, interruption: interruption)
      }
      #expect(stopper.started.last == step)
    }
  }

  @Test(arguments: ["product.safetensors", "record.json", "files/test.npy", "SHA256SUMS"])
  func whatIsDamagedIsToldAndMadeAgain(name: String) throws {
    try workplace.execute()
    let before = try workplace.file("model.safetensors")
    let url = workplace.stored(name, of: .dataset, in: try workplace.plan())
    var data = try Data(contentsOf: url)
    data[data.startIndex + data.count / 2] ^= 1
    try data.write(to: url)
    let notebook = Notebook()
    let record = try workplace.execute(observer: notebook)
    #expect(notebook.started == [.dataset])
    #expect(notebook.noticed.count == 1)
    #expect(notebook.noticed.first?.contains("is damaged") == true)
    #expect(record.steps.map(\.state) == Self.all.map { $0 == .dataset ? .ran : .cached })
    #expect(try workplace.file("model.safetensors") == before)
    let quiet = Notebook()
    try workplace.execute(observer: quiet)
    #expect(quiet.started == [] && quiet.noticed == [])
  }

  @Test func damageIsFoundBeforeAStepTakesItUp() throws {
    try workplace.execute()
    let url = workplace.stored("product.safetensors", of: .model, in: try workplace.plan())
    try Data(contentsOf: url).dropLast().write(to: url)
    let notebook = Notebook()
    let record = try workplace.execute(["train.epochs=1"], observer: notebook)
    #expect(notebook.started == [.model, .train, .evaluate])
    #expect(record.steps.allSatisfy { $0.state == .ran || $0.state == .cached })
  }

  @Test func filesThatWereRemovedFromAFolderComeBack() throws {
    try workplace.execute()
    let before = try workplace.file("vocab.tsv")
    try FileManager.default.removeItem(at: workplace.run.url)
    try workplace.execute()
    #expect(try workplace.file("vocab.tsv") == before)
    try Data("edited".utf8).write(to: workplace.run.url.appending(path: "vocab.tsv"))
    try workplace.execute()
    #expect(try workplace.file("vocab.tsv") == before)
  }

  @Test(arguments: ["output", "output/tiny", "output/cache", "output/tiny/steps"])
  func aFileInPlaceOfAFolderIsAnError(name: String) throws {
    try workplace.folder.write("in the way", to: name)
    let error = #expect(throws: (any Error).self) { try workplace.execute() }
    #expect(error is StorageError || error is OwnershipError)
    let advice = error.map { "\($0)" } ?? ""
    #expect(["--as", "another folder"].contains(where: advice.contains), "\(advice)")
    #expect(
      try String(contentsOf: workplace.root.appending(path: name), encoding: .utf8) == "in the way")
  }

  @Test(arguments: ["", "{", #"{"schema": 99}"#, "[]"]) func anUnreadableRecordIsNoHindrance(
    text: String
  ) throws {
    try workplace.execute(selection: .only(.load))
    try workplace.folder.write(text, to: "output/tiny/run.json")
    #expect(workplace.run.readRecord() == nil)
    try workplace.execute()
    #expect(workplace.run.readRecord()?.steps.count == 8)
  }

  @Test func nothingIsLeftUnderATemporaryName() throws {
    try workplace.execute()
    let names = try FileManager.default.subpathsOfDirectory(atPath: workplace.output.path)
    let hidden = names.filter { $0.split(separator: "/").contains { $0.hasPrefix(".") } }
    #expect(hidden.allSatisfy { $0.hasSuffix(".walkthrough") }, "\(hidden)")
  }
}
