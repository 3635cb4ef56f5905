import ArgumentParser
import Foundation
import Pipeline
import Record

/// `walkthrough handover`: writes a folder that trains on another machine.
struct HandOver: PlanCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover",
    abstract: "Write a folder that trains the model with PyTorch on another machine.",
    discussion: """
      Runs the steps that training reads, if they aren't fresh, and writes what training needs to \
      FOLDER: data, the order of the batches, the model to start from, the script that trains, and \
      a README with the lines that start it on one host, on several, and under Slurm.

        walkthrough handover novel-50 wordlstm --set train.epochs=50 --device cuda --ranks 8
        rsync -a novel-50 cluster: && ssh cluster      start it there as its README says
        walkthrough takeover novel-50                  once it is back

      A training that has begun here goes on from its last checkpoint.
      """)

  @Argument(help: "The folder to write: a new or an empty one.", completion: .directory)
  var folder: PathArgument

  @OptionGroup var bookOptions: BookOptions
  @OptionGroup var planOptions: PlanOptions

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    guard planOptions.trainerOptions.trainer != .own else {
      throw ValidationError("A hand-over is for PyTorch: leave out --trainer own")
    }
  }

  func run() throws {
    let interruption = Interruption()
    let signals = try InterruptSignal(interruption)
    defer { withExtendedLifetime(signals) {} }
    let options = planOptions.trainerOptions.torch
    let observer = TerminalObserver(terminal: .current, isQuiet: quiet)
    let prepared = try BookPreparation(
      bookOptions, planOptions, until: .optimizer, trainer: .torch(options), command: "handover",
      observer: observer, interruption: interruption, isQuiet: quiet)
    defer { withExtendedLifetime(prepared.lock) {} }
    let runner = prepared.runner
    let command = SuggestedCommand.run(
      bookOptions.book, as: bookOptions.runName, seed: planOptions.seed,
      recipe: runner.recipeArgument, overrides: runner.overrides, trainer: options.record,
      repeating: RepeatedArguments(dataLimits: planOptions.dataLimits))
    try runner.handOver(
      to: folder.folderURL, options: options, command: Array(command.words.dropFirst()))
    guard !quiet else { return }
    Terminal.write(
      "Handed over: \(folder.text). Start it as \(folder.text)/README.md says; then walkthrough "
        + "takeover \(folder.text)\n")
  }
}
