import Foundation
import Neural
import Record
import Text
import Wording

/// Trains in PyTorch, in one process or several, through a folder that both sides read.
struct TorchTrainer: Trainer {
  let options: TorchOptions

  private static let pause = 0.1

  func train(_ task: TrainingTask) throws -> TrainingCheckpoint {
    let (context, folder) = (task.context, HandOverFolder(task.context.handOver))
    var task = task
    // What a killed run left behind may be ahead of what is stored.
    if let left = newest(in: folder, for: task), left.place > task.start.place {
      context.notice("train: resuming after \(left.place)")
      task.start = left
      try task.checkpoints.save(left)
    }
    guard task.isUnfinished else { return task.start }

    context.report(StepProgress(done: 0, total: nil, unit: "tokens", note: "starting PyTorch"))
    let python = try TorchPython(options.python, device: options.record.device)
    folder.remove()
    defer { folder.remove() }
    let job = TorchJob(task, options: options, key: folder.url.lastPathComponent, command: [])
    try folder.write(task, job: job)
    let process = try TorchProcess(python, folder: folder, ranks: options.ranks)
    try follow(process, folder, task)
    return try outcome(of: process, folder, task)
  }

  /// Reports progress and stores checkpoints until the process ends.
  private func follow(
    _ process: TorchProcess, _ folder: HandOverFolder, _ task: TrainingTask
  ) throws {
    var follower = ProgressFollower(folder.progress)
    let total = task.targetCount
    func stopIfAsked() {
      if task.context.interruption.isRequested { process.stop() }
    }
    while true {
      // Asked before the last lines are read, so that none is missed.
      let isRunning = process.isRunning
      for line in follower.newLines() {
        if let name = line.checkpoint { try take(name, from: folder, task) }
        guard let done = line.done, let epoch = line.epoch, let loss = line.loss else { continue }
        task.context.report(
          StepProgress(trainedTokens: done, of: total, epoch: epoch, loss: loss))
        // Storing checkpoints takes a while, in which training goes on.
        stopIfAsked()
      }
      guard isRunning else { return }
      stopIfAsked()
      Thread.sleep(forTimeInterval: Self.pause)
    }
  }

  /// Stores a checkpoint of the script as one of ours.
  private func take(_ name: String, from folder: HandOverFolder, _ task: TrainingTask) throws {
    // It may be replaced already: then a later line names another.
    guard let data = try? folder.checkpoint(name) else { return }
    let state = try TrainingCheckpoint(fromScript: data, watcher: task.watcher)
    try task.checkpoints.save(state)
  }

  /// - Throws: `StepProblem`, `Interrupted`.
  private func outcome(
    of process: TorchProcess, _ folder: HandOverFolder, _ task: TrainingTask
  ) throws -> TrainingCheckpoint {
    guard let result = folder.result else {
      // torchrun was killed, or ended before the script began.
      guard !task.context.interruption.isRequested else {
        throw Interrupted(
          after: task.checkpoints.latest(within: task.settings.epochs).map {
            "\($0.place)"
          })
      }
      throw StepProblem(
        "PyTorch ended \(process.end) without a result. It last said: \(lastWords(in: folder))")
    }
    guard result.outcome != .failed else { throw result.problem }
    let data = try folder.contents(result.checkpoint ?? "", of: result)
    let state = try TrainingCheckpoint(fromScript: data, watcher: task.watcher)
    try task.checkpoints.save(state)
    guard result.outcome == .done else {
      guard task.context.interruption.isRequested else {
        throw StepProblem(
          "PyTorch was stopped from outside after \(state.place.phrase); the same command continues from "
            + "there")
      }
      throw Interrupted(after: "\(state.place)")
    }
    return state
  }

  /// The latest checkpoint that can be read of a training that was not seen to end.
  private func newest(in folder: HandOverFolder, for task: TrainingTask) -> TrainingCheckpoint? {
    folder.checkpointNames.lazy.compactMap { name in
      guard let data = try? folder.checkpoint(name),
        let state = try? TrainingCheckpoint(fromScript: data, watcher: task.watcher),
        state.misfit(to: task) == nil
      else { return nil }
      return state
    }.first
  }

  /// The end of what the processes wrote to standard error.
  private func lastWords(in folder: HandOverFolder) -> Phrase {
    let text = (try? String(contentsOf: folder.errors, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n").filter { line in
      line.contains { $0.isLetter } && !line.allSatisfy { "=-* ".contains($0) }
    }
    let words = lines.suffix(2).map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: " / ")
    return words.isEmpty ? "nothing" : Phrase(String(words.suffix(400)))
  }
}
