import Chapters
import Foundation
import Pipeline
import Record

/// The training of a book, whose earlier steps are made first.
struct BookTraining {
  private let bookOptions: BookOptions
  private let planOptions: PlanOptions
  private let trainer: TrainerChoice
  private let command: String

  /// - Parameter command: the name of the command, for a process that finds the output locked.
  init(
    _ bookOptions: BookOptions, _ planOptions: PlanOptions, trainer: TrainerChoice, command: String
  ) {
    self.bookOptions = bookOptions
    self.planOptions = planOptions
    self.trainer = trainer
    self.command = command
  }

  /// A runner whose steps before train are fresh, and the lock that keeps them so.
  ///
  /// - Throws: as `BookRun.perform`; `StepFailure` also for a step that failed.
  func runner(
    observer: TerminalObserver, interruption: Interruption, isQuiet: Bool
  ) throws -> (Runner, OutputLock) {
    let project = try bookOptions.project()
    var decoded = try planOptions.decoded(try project.book(bookOptions.book))
    decoded.trainer = trainer
    let lock = try bookOptions.lockOutput(of: project, command: command, isQuiet: isQuiet)
    let output = bookOptions.outputFolder(of: project)
    try output.store.claim()
    let plan = try decoded.plan(
      options: bookOptions, planOptions: planOptions, observer: observer,
      interruption: interruption)
    let runner = Runner(
      plan: plan,
      options: RunOptions(
        selection: .until(.optimizer), threads: ProcessInfo.processInfo.activeProcessorCount),
      output: output.url, runName: bookOptions.runFolder(of: project).url.lastPathComponent,
      observer: observer, interruption: interruption)
    do {
      let record = try runner.run().record
      if let failure = record.steps.lazy.compactMap(\.failure).first {
        throw StepFailure(location: failure.location, message: failure.message)
      }
    } catch let error as Interrupted {
      observer.stopped()
      throw error
    }
    return (runner, lock)
  }
}
