import ArgumentParser
import Foundation
import Pipeline
import Record
import Serving

/// `walkthrough run`: executes the steps of a book and renders the page.
struct Run: PlanCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the steps that are not fresh, and render the page.",
    discussion: """
      A step is fresh if its code, settings, seed, data and the results it reads are as they were \
      when its stored result was made. Prose, claims, --threads and the name of the run change no \
      result. A step that is left out by --step, --from or --until and no longer fits is called \
      stale, with the reason, until it is run.

      With --watch the command keeps running: whenever a file that the run reads is saved, be it a \
      chapter, a recipe, the data or a reference, it runs what became stale, and the page in the \
      browser reloads in place. The page is served on this machine alone, under an address that no \
      one else knows. A mistake in a chapter is shown until you fix it. Ctrl-C ends it.
      """)

  @OptionGroup var bookOptions: BookOptions
  @OptionGroup var planOptions: PlanOptions
  @OptionGroup var referenceOptions: ReferenceOptions
  @OptionGroup var pageOptions: PageOptions

  @Option(help: "Run this step even if it is fresh, and before it only what it needs.")
  var step: StepID?

  @Option(help: "Run this step even if it is fresh, and after it what is not fresh.")
  var from: StepID?

  @Option(help: "Stop after this step.")
  var until: StepID?

  @Flag(help: "Run the selected steps even if they are fresh.")
  var force = false

  @Option(help: "Threads to use; they change the speed, never a result. All cores by default.")
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Limit stored results to this size; the least recently used go first.",
      valueName: "megabytes"))
  var cacheLimit = RunOptions.defaultCacheLimit / 1_000_000

  @Flag(help: "Read the data again even if its size and modification time are unchanged.")
  var verify = false

  @Flag(help: "Run again whenever a chapter is saved, and serve a page that reloads itself.")
  var watch = false

  @OptionGroup var serverOptions: ServerOptions

  @Flag(help: "Open the page when done; with --watch, at once.")
  var open = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    guard [step, from, until].compactMap({ $0 }).count <= 1 else {
      throw ValidationError("--step, --from and --until exclude each other; give one of them")
    }
    guard !watch || (step == nil && from == nil && !force && !quiet) else {
      throw ValidationError(
        "--watch runs and reports whatever becomes stale: leave out --step, --from, --force and "
          + "--quiet")
    }
    guard watch || !serverOptions.isGiven else {
      throw ValidationError("--host and --port say where --watch serves the page; add --watch")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
    guard (0...1_000_000_000).contains(cacheLimit) else {
      throw ValidationError("--cache-limit must be 0 or more megabytes, not \(cacheLimit)")
    }
  }

  func run() throws {
    let run = BookRun(
      bookOptions: bookOptions, planOptions: planOptions, options: options, verifies: verify,
      referenceOptions: referenceOptions, pageOptions: pageOptions, isQuiet: quiet)
    let interruption = Interruption()
    let signals = try InterruptSignal(interruption)
    defer { withExtendedLifetime(signals) {} }
    guard !watch else {
      let endpoint = serverOptions.endpoint
      if !endpoint.isLoopback {
        Terminal.standardError("note: \(ServerOptions.warning)\n")
      }
      return try Watcher(run, at: endpoint, stop: interruption).watch(opensPage: open)
    }
    let observer = TerminalObserver(terminal: .current, isQuiet: quiet)
    try finish(try run.perform(observer: observer, interruption: interruption))
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

  /// Reports the outcome, and throws the exit code.
  private func finish(_ outcome: BookRun.Summary) throws {
    if !quiet {
      let terminal = Terminal.current
      let time = ValueFormat.seconds.string(.number(outcome.seconds))
      Terminal.write(
        "\(terminal.styled("Page:", .bold)) \(outcome.page.path)  (\(time) in all)\n")
    }
    if outcome.record.steps.contains(where: { $0.state == .failed }) {
      throw ExitStatus.failed.code
    }
    if open { PageWriter.open(outcome.page) }
    if outcome.record.isContradicted { throw ExitStatus.falseClaim.code }
  }
}

extension StepID: ExpressibleByArgument {}
