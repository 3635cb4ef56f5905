import ArgumentParser
import Exports
import Foundation
import Pipeline

/// `walkthrough export markdown`: a book's chapters as files, filled in.
struct ExportMarkdown: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown",
    abstract: "Write the chapters as Markdown files with this run's numbers and figures.",
    discussion: """
      The folder gets README.md and a file for each chapter, as the book has them. Numbers stand \
      where the chapters name them, results and tables below the cells, and each drawing is an SVG \
      file in figures/. Links between chapters work, on GitHub and in editors.

        walkthrough export markdown          the first book's run, to imdb-chapters/
        walkthrough export markdown longer --to handout --edition student

      Exporting again to the same folder replaces what it wrote there before, and nothing else.
      """)

  @OptionGroup var options: ExportOptions

  @Option(
    help: ArgumentHelp(
      "The folder to write: new, empty, or one written before; ./RUN-chapters by default.",
      valueName: "folder"), completion: .directory)
  var to: PathArgument?

  func run() throws {
    let folder = WrittenFolder(
      to?.folderURL ?? URL(filePath: "\(options.run)-chapters", directoryHint: .isDirectory),
      kind: .chapters)
    try folder.check()
    let run = try options.read()
    try folder.write(MarkdownBook(run.report).files)
    Terminal.write("Chapters: \(folder.url.appending(path: "README.md").path)\n")
  }
}
