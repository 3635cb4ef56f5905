import ArgumentParser
import Chapters
import Foundation
import HTMLReport
import Pipeline
import Record

/// `walkthrough run`: executes the steps of a book and renders the page.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the steps that are not fresh, and render the page.")

  @OptionGroup var bookOptions: BookOptions
  @OptionGroup var planOptions: PlanOptions
  @OptionGroup var referenceOptions: ReferenceOptions

  @Option(help: "Run this step in any case, and before it only what it needs.")
  var step: StepID?

  @Option(help: "Run this step in any case, and after it what is not fresh.")
  var from: StepID?

  @Option(help: "Stop after this step.")
  var until: StepID?

  @Flag(help: "Run the selected steps even where they are fresh.")
  var force = false

  @Option(help: "Threads to use; they change the speed, never a result. All cores by default.")
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Keep stored results within so many megabytes, the least recently used go first.",
      valueName: "megabytes"))
  var cacheLimit = RunOptions.defaultCacheLimit / 1_000_000

  @Flag(help: "Read the data again, even if size and time of change are as before.")
  var verify = false

  @Flag(help: "Open the page when done.")
  var open = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    guard [step, from, until].compactMap({ $0 }).count <= 1 else {
      throw ValidationError("--step, --from and --until exclude each other; give one of them")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
    guard (0...1_000_000_000).contains(cacheLimit) else {
      throw ValidationError("--cache-limit must be 0 or more megabytes, not \(cacheLimit)")
    }
  }

  func run() throws {
    let project = try bookOptions.project()
    let folder = bookOptions.runFolder(of: project)
    let reference = try referenceOptions.read()
    let decoded = try DecodedBook(
      try project.book(bookOptions.book), overrides: try planOptions.overrides())

    let lock = try bookOptions.lockOutput(of: project, command: "run")
    defer { withExtendedLifetime(lock) {} }
    let interruption = Interruption()
    let signals = InterruptSignal(interruption)
    defer { withExtendedLifetime(signals) {} }
    let observer = TerminalObserver(terminal: .current, isQuiet: quiet)

    let started = Date.now
    let plan = try decoded.plan(
      options: bookOptions, planOptions: planOptions, verify: verify, observer: observer,
      interruption: interruption)
    let runner = Runner(
      plan: plan, options: options, output: bookOptions.outputFolder(of: project),
      runName: folder.url.lastPathComponent, observer: observer, interruption: interruption)
    let record: RunRecord
    do {
      record = try runner.run(started: started)
    } catch let error as Interrupted {
      observer.stopped()
      Terminal.standardError("\(error)\n")
      throw error
    }
    if let reference { try folder.keep(reference) }
    let (page, comparison) = try PageWriter(folder: folder).write(record: record, book: plan.book)
    ClaimLines.tell(record.claims, isQuiet: quiet)
    ReferenceLine.tell(comparison, isGiven: reference != nil, isQuiet: quiet)
    try finish(record, page: page, seconds: Date.now.timeIntervalSince(started))
  }

  private var options: RunOptions {
    var selection = RunOptions.Selection.all
    if let step { selection = .only(step) }
    if let from { selection = .from(from) }
    if let until { selection = .until(until) }
    return RunOptions(
      selection: selection, force: force,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
      cacheLimit: cacheLimit * 1_000_000)
  }

  /// Says what came of it all, and how the program is to end.
  private func finish(_ record: RunRecord, page: URL, seconds: Double) throws {
    if !quiet {
      let terminal = Terminal.current
      let time = ValueFormat.seconds.string(.number(seconds))
      print("\(terminal.styled("Page:", .bold)) \(page.path)  (\(time) in all)")
    }
    if record.steps.contains(where: { $0.state == .failed }) { throw Outcome.failed.code }
    if open { PageWriter.open(page) }
    if record.claims.contains(where: { $0.outcome == .fails }) { throw Outcome.falseClaim.code }
  }
}

extension StepID: ExpressibleByArgument {}
