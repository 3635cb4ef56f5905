import Chapters
import Foundation
import Record
import Wording

/// Carries the training of a plan to another machine and back.
extension Runner {
  /// Writes a folder that trains elsewhere. The steps that training reads must be fresh.
  ///
  /// - Parameter command: the command that the training belongs to, less its program.
  /// - Throws: `Diagnostics` if PyTorch can't do what the settings ask for; `HandOverError`,
  ///   `StorageError`, `StepProblem`.
  package func handOver(to url: URL, options: TorchOptions, command: [String]) throws {
    try requireTrainer()
    let names = try? FileManager.default.contentsOfDirectory(atPath: url.path)
    guard names?.isEmpty ?? !FileManager.default.fileExists(atPath: url.path) else {
      throw HandOverError.inUse(folder: url.path)
    }
    let task = try trainingTask()
    guard task.isUnfinished else {
      throw StepProblem(
        "there is nothing to train: the stored checkpoints reach the end of \(task.start.place.phrase)"
      )
    }
    let job = TorchJob(task, options: options, key: plan[.train].key, command: command)
    try HandOverFolder(url).write(task, job: job)
  }

  /// Stores the last checkpoint of a training that came back, in place of all others.
  ///
  /// - Returns: how far it came, and whether it is complete.
  /// - Throws: `HandOverError`, `StepProblem` for a training that failed, `StorageError`.
  package func takeOver(from url: URL) throws -> (place: String, isDone: Bool) {
    let (state, checkpoints, isDone) = try arrived(in: url)
    try checkpoints.removeAll()
    try checkpoints.save(state)
    try store.remove(.train, plan[.train].key)
    return ("\(state.place)", isDone)
  }

  /// Reads what `takeOver` would store, and stores nothing.
  ///
  /// - Throws: as `takeOver`.
  package func check(_ url: URL) throws { _ = try arrived(in: url) }

  /// The last state of a training that came back, and where it belongs.
  private func arrived(
    in url: URL
  ) throws -> (state: TrainingCheckpoint, checkpoints: Checkpoints, isDone: Bool) {
    let folder = HandOverFolder(url)
    let job = try folder.job()
    guard let result = folder.result else { throw HandOverError.unfinished(folder: url.path) }
    guard result.outcome != .failed else { throw result.problem }
    guard job.key == plan[.train].key, result.key == job.key else {
      throw HandOverError.otherKey(
        folder: url.path, command: job.shownCommand)
    }
    let path = result.checkpoint ?? ""
    let data = try folder.contents(path, of: result)
    let task = try trainingTask()
    let state: TrainingCheckpoint
    do {
      state = try TrainingCheckpoint(fromScript: data, watcher: task.watcher)
    } catch {
      throw HandOverError.foreignCheckpoint(path: path, reason: "\(error)")
    }
    if let misfit = state.misfit(to: task) {
      throw HandOverError.foreignCheckpoint(path: path, reason: misfit)
    }
    return (state, task.checkpoints, result.outcome == .done)
  }

  /// The value of `--recipe` that the plan needs, if any.
  package var recipeArgument: String? { plan.recipeArgument }

  package var trainKey: String { plan[.train].key }

  /// The settings that the command line changes.
  package var overrides: [Setting] { plan.overrides }

  /// What is left to train.
  func trainingTask() throws -> TrainingTask {
    guard let train = plan[.train].step as? Train else {
      throw StepProblem("the plan has no train step")
    }
    return try TrainingTask(train.settings, context: context(of: plan[.train]))
  }
}

/// What a folder says about the training that it was written for.
package struct HandedOverTraining {
  /// The command that the training belongs to, less its program.
  package let command: [String]
  /// The command as typed in a shell.
  package let shownCommand: String

  /// - Throws: `HandOverError`.
  package init(_ url: URL) throws {
    let job = try HandOverFolder(url).job()
    command = job.command
    shownCommand = job.shownCommand
  }
}
