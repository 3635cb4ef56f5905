import ArgumentParser
import Figures
import Files
import Foundation
import HTMLReport
import Pipeline
import Record
import Spelling

/// `walkthrough compare`: compares runs side by side.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare runs side by side: curves, settings that differ, results, texts.",
    discussion: """
      Runs are named as under output/. A single run is compared with its book's own run.

        walkthrough run --set train.epochs=8 --as longer
        walkthrough compare longer            with the book's own run
        walkthrough compare imdb longer wide  up to six of them

      Nothing is run. The page is one self-contained file, like a run's.
      """)

  @Argument(help: ArgumentHelp("Runs under output/.", valueName: "run"))
  var runs: [String]

  @OptionGroup var folders: FolderOptions

  @Option(
    help: ArgumentHelp(
      "Where to write the page; compare.html in the output folder by default.",
      valueName: "file.html"))
  var page: PathArgument?

  @Flag(help: "Open the page when done.")
  var open = false

  func run() throws {
    let output = try folders.outputFolder()
    let comparison: RunComparison
    do {
      comparison = try RunComparison(try named(in: output))
    } catch let error as ComparisonProblem {
      throw UsageProblem("\(error)")
    }
    ComparisonLines.report(comparison)
    let html = try HTMLReport.render(
      comparison, curves: CompareCurves(comparison).figure,
      texts: CompareTexts.figure(comparison))
    if let page {
      try AtomicFile.write(Data(html.utf8), to: page.url)
    } else {
      try output.writeComparison(html)
    }
    let file = page?.url ?? output.comparison
    Terminal.write("Page: \(file.path)\n")
    if open { PageWriter.open(file) }
  }

  /// The contents of the named runs; a single one is joined by its book's.
  private func named(in folder: OutputFolder) throws -> [RunComparison.Run] {
    var found = try runs.map { try read($0, in: folder) }
    if found.count == 1, found[0].record.book != found[0].name {
      found.insert(try read(found[0].record.book, in: folder), at: 0)
    }
    return found
  }

  private func read(_ name: String, in output: OutputFolder) throws -> RunComparison.Run {
    let names = output.runs
    guard names.contains(name) else {
      throw UsageProblem(
        "there is no run '\(name)' in \(output.url.path)"
          + (names.isEmpty
            ? "; make one first: \(SuggestedCommand("run", repeating: folders.arguments))"
            : didYouMean(name, among: names) + "; existing runs: " + names.joined(separator: ", ")))
    }
    let folder = output.run(named: name)
    guard let contents = folder.read() else {
      throw UsageProblem(
        "\(folder.record.path) is damaged or was made by another version; run it again")
    }
    // A renamed folder is known by its new name.
    var record = contents.record
    record.run = name
    // The run's folder stays as it is: what can be computed again is used for this page alone.
    var figures = RunFigures(contents)
    _ = figures.refresh(from: StoredRun(contents.record, store: output.store))
    return RunComparison.Run(
      record: record, training: figures.training, continuations: figures.continuations)
  }
}
