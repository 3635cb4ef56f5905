import Foundation
import Pipeline
import Record
import TestSupport
import Testing

/// Which steps a second run executes after each kind of change, and the reason it gives for them.
@Suite struct RerunTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  /// A change between two runs.
  ///
  /// Chapters have no setting that changes only the display; `--open` and `--quiet` are not part of
  /// a plan.
  enum Change: CaseIterable {
    case nothing, prose, claim, comment, flashcard, introduction, threads, runName
    case epochs, clipping, batchSize, hidden, learningRate, temperature, minFrequency
    case seed, oneByteOfData, dataMoved, outputFolder

    var steps: [StepID] {
      switch self {
      case .nothing, .prose, .claim, .comment, .flashcard, .introduction, .threads, .runName,
        .dataMoved:
        []
      case .epochs, .clipping: [.train, .evaluate]
      case .batchSize: [.loader, .optimizer, .train, .evaluate]
      case .hidden: [.model, .optimizer, .train, .evaluate]
      case .learningRate: [.optimizer, .train, .evaluate]
      case .temperature: [.evaluate]
      case .minFrequency: StepID.allCases.filter { $0 != .load }
      case .seed: StepID.allCases.filter { $0 != .load && $0 != .vocab }
      case .oneByteOfData, .outputFolder: StepID.allCases
      }
    }

    /// Why the last step is not fresh; `nil` if it is, or if it has no results.
    var reason: String? {
      switch self {
      case .epochs: "train: epochs 2 → 3"
      case .clipping: "train: clipNorm 1 → 2"
      case .batchSize: "loader: batchSize 4 → 8"
      case .hidden: "model: hidden 6 → 7"
      case .learningRate: "optimizer: learningRate 0.01 → 0.02"
      case .temperature: "evaluate: temperature 0.8 → 0.5"
      case .minFrequency: "vocab: minFrequency 1 → 2"
      case .seed: "seed 42 → 43"
      case .oneByteOfData: "load: data changed"
      default: nil
      }
    }

    /// The changed cell, if a chapter makes the change.
    var cell: (step: String, call: String)? {
      switch self {
      case .comment: ("model", "// As small as can be.\nmodel(embedding: 4, hidden: 6)")
      case .epochs: ("train", "train(epochs: 3, clipNorm: 1)")
      case .clipping: ("train", "train(epochs: 2, clipNorm: 2)")
      case .batchSize: ("loader", "loader(batchSize: 8)")
      case .hidden: ("model", "model(embedding: 4, hidden: 7)")
      case .learningRate: ("optimizer", "optimizer(learningRate: 0.02)")
      case .temperature:
        ("evaluate", #"evaluate(prompts: ["the movie was"], length: 5, temperature: 0.5)"#)
      case .minFrequency: ("vocab", "vocab(minFrequency: 2)")
      default: nil
      }
    }
  }

  private func survey(_ change: Change) throws -> [RunSurvey.Step] {
    RunSurvey(
      plan: try workplace.plan(seed: change == .seed ? 43 : 42),
      output: change == .outputFolder
        ? workplace.root.appending(path: "elsewhere") : workplace.output,
      folder: change == .outputFolder
        ? RunFolder(workplace.root.appending(path: "elsewhere/tiny")) : workplace.run
    ).steps()
  }

  private func make(_ change: Change) throws {
    if let cell = change.cell { workplace.book.cells[cell.step] = cell.call }
    switch change {
    case .prose: workplace.book.prose["train"] = "Quite {{train.epochs}} other words."
    case .claim: workplace.book.prose["train"] = TinyBook.claim("train.steps > 0")
    case .flashcard: workplace.book.prose["load"] = "```flashcard\nWhy?\n---\nBecause.\n```"
    case .introduction: workplace.book.introduction = "Another introduction."
    case .oneByteOfData:
      let file = workplace.root.appending(path: "reviews/train/pos/0_9.txt")
      var text = try Data(contentsOf: file)
      text[text.count - 1] = UInt8(ascii: "!")
      try text.write(to: file)
    case .dataMoved:
      try FileManager.default.moveItem(
        at: workplace.root.appending(path: "reviews"),
        to: workplace.root.appending(path: "moved"))
      workplace.book.cells["load"] = #"load(source: "moved")"#
    default: break
    }
  }

  /// Runs as the program does, including finding and digesting the data.
  private func execute(_ change: Change, _ observer: Notebook) throws -> RunRecord {
    let output =
      change == .outputFolder ? workplace.root.appending(path: "elsewhere") : workplace.output
    let plan = try workplace.decoded().locatedPlan(
      output: output, root: workplace.root, seed: change == .seed ? 43 : 42, verify: false,
      observer: Notebook(), interruption: Interruption())
    return try workplace.execute(
      plan, options: RunOptions(threads: change == .threads ? 1 : 2), output: output,
      name: change == .runName ? "other" : "tiny", observer: observer)
  }

  @Test(arguments: Change.allCases) func aChangeRunsWhatRestsOnItAgain(change: Change) throws {
    _ = try execute(.nothing, Notebook())
    try make(change)
    let notebook = Notebook()
    let record = try execute(change, notebook)
    #expect(notebook.started == change.steps)
    for step in record.steps {
      #expect(step.state == (change.steps.contains(step.id) ? .ran : .cached))
      #expect(step.stale == nil)
    }
  }

  @Test(arguments: Change.allCases.filter { $0 != .dataMoved })
  func theReasonIsToldBeforehand(change: Change) throws {
    try workplace.execute()
    try make(change)
    let steps = try survey(change)
    #expect(steps.last?.record.stale == change.reason)
    for step in steps where !change.steps.contains(step.record.id) {
      #expect(step.finished != nil, "\(step.record.id) is fresh")
    }
  }

  @Test func theReasonStaysUntilTheStepIsRun() throws {
    try workplace.execute()
    let settings = ["loader.batchSize=8"]
    for _ in 0..<3 {
      let record = try workplace.execute(settings, selection: .only(.loader))
      for step in [StepID.optimizer, .train, .evaluate] {
        #expect(record[step]?.stale == "loader: batchSize 4 → 8")
      }
    }
    let more = settings + ["train.epochs=1"]
    let record = try workplace.execute(more, selection: .only(.optimizer))
    #expect(record[.optimizer]?.stale == nil)
    #expect(record[.evaluate]?.stale == "loader: batchSize 4 → 8; train: epochs 2 → 1")
    #expect(try workplace.execute(more).steps.allSatisfy { $0.stale == nil })
  }

  /// What counts is what a step was made from, not what was tried in between.
  @Test func reasonsFollowTheSettingsAsTheyAreNow() throws {
    try workplace.execute()
    try workplace.execute(
      ["loader.batchSize=8", "train.epochs=3"], seed: 43, selection: .only(.loader))
    let record = try workplace.execute(
      ["loader.batchSize=2", "train.epochs=5"], seed: 44, selection: .only(.loader))
    #expect(record[.optimizer]?.stale == "seed 42 → 44; loader: batchSize 4 → 2")
    #expect(
      record[.evaluate]?.stale == "seed 42 → 44; loader: batchSize 4 → 2; train: epochs 2 → 5")
    let back = try workplace.execute(["train.epochs=5"], selection: .only(.loader))
    #expect(back[.optimizer]?.stale == nil)
    #expect(back[.evaluate]?.stale == "train: epochs 2 → 5")
  }

  @Test func aShareForTheTestThatIsNotUsedIsTold() throws {
    let notebook = Notebook()
    try workplace.execute(["dataset.test=0.1"], selection: .until(.dataset), observer: notebook)
    #expect(notebook.noticed.count { $0.hasPrefix("dataset.test is not used") } == 1)
  }
}
