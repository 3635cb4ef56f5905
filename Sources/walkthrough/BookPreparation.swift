import Chapters
import Foundation
import Pipeline
import Record

/// A book whose first steps are made, for a command that goes on from them.
struct BookPreparation {
  let runner: Runner
  /// What the steps found.
  let record: RunRecord
  /// Keeps what was made as it is, for as long as it exists.
  let lock: OutputLock

  /// Makes what is not fresh of the steps up to one.
  ///
  /// - Parameters:
  ///   - trainer: what trains, if the command does.
  ///   - command: the name of the command, for a process that finds the output locked.
  /// - Throws: as `BookRun.perform`; `StepFailure` also for a step that failed.
  init(
    _ bookOptions: BookOptions, _ planOptions: PlanOptions, until step: StepID,
    trainer: TrainerChoice = .own, command: String, observer: TerminalObserver,
    interruption: Interruption, isQuiet: Bool
  ) throws {
    let project = try bookOptions.project()
    var decoded = try planOptions.decoded(try project.book(bookOptions.book))
    decoded.trainer = trainer
    lock = try bookOptions.lockOutput(of: project, command: command, isQuiet: isQuiet)
    let output = bookOptions.outputFolder(of: project)
    try output.store.claim()
    let plan = try decoded.plan(
      options: bookOptions, planOptions: planOptions, observer: observer,
      interruption: interruption)
    runner = Runner(
      plan: plan,
      options: RunOptions(
        selection: .until(step), threads: ProcessInfo.processInfo.activeProcessorCount),
      output: output.url, runName: bookOptions.runFolder(of: project).url.lastPathComponent,
      observer: observer, interruption: interruption)
    do {
      record = try runner.run().record
    } catch let error as Interrupted {
      observer.stopped()
      throw error
    }
    if let failure = record.steps.lazy.compactMap(\.failure).first {
      throw StepFailure(location: failure.location, message: failure.message)
    }
  }
}
