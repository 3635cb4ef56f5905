import ArgumentParser
import Figures
import Files
import Foundation
import HTMLReport
import Pipeline
import Record
import Wording

/// `walkthrough compare`: compares runs side by side.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare runs side by side: curves, settings that differ, results, texts.",
    discussion: """
      Runs are named as under output/, or by their folders, wherever these are. A folder may also \
      hold several runs, such as those of a class. A single run is compared with its book's own run.

        walkthrough run --set train.epochs=8 --as longer
        walkthrough compare longer            with the book's own run
        walkthrough compare imdb longer wide  any number of them; of more than six, the best six
                                              are drawn
        walkthrough compare imdb class/       with every run in a folder

      Nothing is run. The page is one self-contained file, like a run's.
      """)

  @Argument(
    help: ArgumentHelp("Runs under output/, or folders of runs.", valueName: "run"),
    completion: .runs)
  var runs: [String]

  @OptionGroup var folders: FolderOptions

  @OptionGroup var pageOptions: OverviewPageOptions

  func run() throws {
    let output = try folders.outputFolder()
    let comparison: RunComparison
    do {
      comparison = try RunComparison(try named(in: output))
    } catch let error as ComparisonProblem {
      throw UsageProblem("\(error)")
    }
    ComparisonLines.report(comparison)
    let html = try Language.$current.withValue(folders.language(of: comparison.book)) {
      try HTMLReport.render(
        comparison, curves: CompareCurves(comparison).figure,
        texts: CompareTexts.figure(comparison))
    }
    try pageOptions.write(html, as: .comparison, in: output)
  }

  /// The contents of the named runs; a single one is joined by its book's.
  private func named(in output: OutputFolder) throws -> [RunComparison.Run] {
    var chosen: [(name: String?, folder: RunFolder)] = try runs.flatMap { run in
      output.runs.contains(run)
        ? [(run, output.run(named: run))] : try found(in: run, output: output).map { (nil, $0) }
    }
    if chosen.count == 1, let book = chosen[0].folder.readRecord()?.book, book != chosen[0].name {
      guard output.runs.contains(book) else {
        throw UsageProblem.noRun(book, in: output, repeating: folders.arguments)
      }
      chosen.insert((book, output.run(named: book)), at: 0)
    }
    let known = Set(chosen.compactMap(\.name))
    let paths = chosen.filter { $0.name == nil }.map(\.folder.url.path)
    let names = Dictionary(
      zip(paths, HandedInRuns.names(of: paths)), uniquingKeysWith: { first, _ in first })
    return try chosen.map { name, folder in
      let path = folder.url.path
      let own = names[path].flatMap { known.contains($0) ? nil : $0 }
      return try read(folder, named: name ?? own ?? path, store: output.store)
    }
  }

  /// The runs in a folder that isn't one of the output folder's.
  private func found(in name: String, output: OutputFolder) throws -> [RunFolder] {
    let runs = HandedInRuns(in: [URL(filePath: name, directoryHint: .isDirectory)]).runs
    guard !name.isEmpty, !runs.isEmpty else {
      throw UsageProblem.noRun(name, in: output, repeating: folders.arguments)
    }
    return runs.map(\.folder)
  }

  private func read(
    _ folder: RunFolder, named name: String, store: ArtifactStore
  ) throws -> RunComparison.Run {
    guard let contents = folder.read() else { throw UsageProblem.damaged(folder) }
    // A renamed folder is known by its new name.
    var record = contents.record
    record.run = name
    // The run's folder stays as it is: what can be computed again is used for this page alone.
    var figures = RunFigures(contents)
    _ = figures.refresh(from: StoredRun(contents.record, store: store))
    return RunComparison.Run(
      record: record, training: figures.training, continuations: figures.continuations)
  }
}
