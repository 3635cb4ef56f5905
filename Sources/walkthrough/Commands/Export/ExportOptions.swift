import ArgumentParser
import Pipeline
import Rendering

/// Which run is exported, and for whom.
struct ExportOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The run: a folder under output/.", valueName: "run"))
  var run = "imdb"

  @Option(
    help: ArgumentHelp(
      "'student' leaves every answer out, 'teacher' shows them all; by default each is folded.",
      valueName: "edition"))
  var edition: Edition?

  @OptionGroup var folders: FolderOptions

  func read() throws -> RecordedRun {
    let project = try folders.project()
    return try RecordedRun(
      run, in: folders.outputFolder(of: project), project: project, edition: edition,
      repeating: folders.arguments)
  }
}
