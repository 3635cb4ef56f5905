import ArgumentParser
import Foundation
import Pipeline
import Record

/// `walkthrough takeover`: takes a training that came back, and finishes the run.
struct TakeOver: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "takeover",
    abstract: "Take over a training that another machine has done, and finish the run.",
    discussion: """
      Checks the digests in FOLDER, stores the model, the curves and the times of the training \
      under the key of the run that it was handed over for, evaluates the model and writes the \
      page. A training that was stopped is stored as far as it came.
      """)

  @Argument(help: "The folder that 'walkthrough handover' wrote.", completion: .directory)
  var folder: PathArgument

  @OptionGroup var folders: FolderOptions

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func run() throws {
    let training = try HandedOverTraining(folder.folderURL)
    var words = Array(training.command.dropFirst())
    if let root = folders.root { words.append("--root=\(root.text)") }
    if let output = folders.output { words.append("--output=\(output.text)") }
    if quiet { words.append("--quiet") }
    let run = try Run.parse(words)
    let outcome = try takeOver(run)
    guard outcome.isDone else {
      if !quiet {
        Terminal.write(
          "Taken over: \(folder.text), which stopped after \(outcome.place). To go on here: "
            + "\(training.shownCommand)\n")
      }
      return
    }
    if !quiet { Terminal.write("Taken over: \(folder.text), trained to \(outcome.place).\n") }
    try run.run()
  }

  private func takeOver(_ run: Run) throws -> (place: String, isDone: Bool) {
    let interruption = Interruption()
    let signals = try InterruptSignal(interruption)
    defer { withExtendedLifetime(signals) {} }
    // The run that follows reports every step.
    let observer = TerminalObserver(terminal: .current, isQuiet: true)
    let prepared = try BookPreparation(
      run.bookOptions, run.planOptions, until: .optimizer,
      trainer: run.planOptions.trainerOptions.choice, command: "takeover", observer: observer,
      interruption: interruption, isQuiet: quiet)
    defer { withExtendedLifetime(prepared.lock) {} }
    return try prepared.runner.takeOver(from: folder.folderURL)
  }
}
