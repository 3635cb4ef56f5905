import ArgumentParser
import Files
import Foundation
import HTMLReport
import Kernels
import Pipeline
import Record
import Wording

/// `walkthrough verify`: scores handed-in runs on one's own test text.
struct Verify: PlanCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score the models that a class handed in, and say whether their records are true.",
    discussion: """
      A student hands in the run's folder, output/<run>, which holds run.json, vocab.tsv and \
      model.safetensors. Each model is scored anew on the test text of your own data, with your \
      own words; what the record states and the model doesn't reach is reported. Only the weights in \
      the folder affect the score. The folder may be read-only, and nothing in it is executed.

        walkthrough verify class/*                      a folder of each student
        walkthrough verify class/* --data anna.txt      of a book on that text
        walkthrough verify class/* --recipe overnight   of another recipe's words

      Options on data and settings are those of the runs: what differs in words or test text can't \
      be compared, and is named. Settings of model, optimizer and training are the students' own. \
      That a model was not trained on the test text can't be seen in its files; the page has the \
      command that makes each run again.

      Exit code: 3 if a record is false.
      """)

  @Argument(
    help: ArgumentHelp(
      "Folders of runs, or folders that have such folders in them.", valueName: "folder"),
    completion: .directory)
  var handedIn: [PathArgument]

  @Option(
    name: .customLong("book"),
    help: "The book that the runs are of; by default the one that the first of them names.")
  var bookName: String?

  @OptionGroup var folders: FolderOptions
  @OptionGroup var planOptions: PlanOptions

  @OptionGroup var pageOptions: OverviewPageOptions

  @Flag(name: .shortAndLong, help: "Print nothing but errors and the table.")
  var quiet = false

  func run() throws {
    let runs = try runsHandedIn()
    let book = try bookName ?? self.book(of: runs)
    let interruption = Interruption()
    let signals = try InterruptSignal(interruption)
    defer { withExtendedLifetime(signals) {} }
    let observer = TerminalObserver(terminal: .current, isQuiet: quiet)
    let output = try folders.outputFolder()
    var bookOptions = BookOptions()
    bookOptions.book = book
    bookOptions.runName = nil
    bookOptions.folders = folders
    let prepared = try BookPreparation(
      bookOptions, planOptions, until: .dataset, command: "verify", observer: observer,
      interruption: interruption, isQuiet: quiet)
    defer { withExtendedLifetime(prepared.lock) {} }
    let results = try verify(
      runs, against: StoredRun(prepared.record, store: output.store), interruption: interruption)
    VerificationLines.report(results)
    let html = try Language.$current.withValue(folders.language(of: book)) {
      try HTMLReport.render(results)
    }
    try pageOptions.write(html, as: .verification, in: output, isQuiet: quiet)
    if results.hasContradiction { throw ExitStatus.falseClaim.code }
  }

  private var threads: Int { ProcessInfo.processInfo.activeProcessorCount }

  private func runsHandedIn() throws -> [HandedInRuns.Run] {
    for folder in handedIn where FileKind.following(folder.folderURL) != .folder {
      throw UsageProblem("\(folder.text) is not a folder; name the folders of the runs")
    }
    let runs = HandedInRuns(in: handedIn.map(\.folderURL)).runs
    guard !runs.isEmpty else {
      throw UsageProblem(
        "there is no run.json in \(handedIn.map(\.text).joined(separator: ", ")) or the folders in "
          + "it; name folders that 'walkthrough run' wrote, such as output/imdb")
    }
    return runs
  }

  private func book(of runs: [HandedInRuns.Run]) throws -> String {
    guard let book = runs.lazy.compactMap({ $0.folder.readRecord()?.book }).first else {
      throw UsageProblem(
        "no run.json there can be read, so it isn't known which book they are of; name it with "
          + "--book")
    }
    return book
  }

  private func verify(
    _ runs: [HandedInRuns.Run], against own: StoredRun, interruption: Interruption
  ) throws -> ClassResults {
    let material = try TestMaterial(own)
    try BLAS.reserve(threads: threads)
    let line = ActivityLine(terminal: .current, isQuiet: quiet)
    defer { line.clear() }
    var examiner = Examiner(material, threads: threads) { progress in
      line.show(progress)
      try interruption.check()
    }
    let verifications = try runs.enumerated().map { index, run in
      line.begin("[\(index + 1)/\(runs.count)] \(run.name)")
      return try examiner.examine(run)
    }
    return ClassResults(verifications, against: own.record)
  }
}
