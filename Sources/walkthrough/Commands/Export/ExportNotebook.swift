import ArgumentParser
import Exports
import Figures
import Files
import Foundation
import Record
import Rendering

/// `walkthrough export notebook`: the eight steps in PyTorch.
struct ExportNotebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Write the book as a Jupyter notebook whose PyTorch code gives this run's numbers.",
    discussion: """
      The chapters' prose and formulas become text; each step becomes PyTorch code with the run's \
      settings and seed. It draws the same random numbers in the same order, so losses and \
      perplexity are the run's, up to rounding; each cell shows both numbers.

        walkthrough export notebook          imdb.ipynb, with texts in imdb-data/
        walkthrough export notebook longer --to class/longer.ipynb
        pip install torch jupyterlab && jupyter lab imdb.ipynb

      The run must have trained. A notebook that exists is left alone, since it may have been edited; \
      --replace overwrites it.
      """)

  @OptionGroup var options: ExportOptions

  @Option(
    help: ArgumentHelp(
      "The notebook to write; RUN.ipynb by default. Its texts go to a folder beside it.",
      valueName: "file.ipynb"), completion: .file(extensions: ["ipynb"]))
  var to: PathArgument?

  @Flag(help: "Overwrite a notebook that exists.")
  var replace = false

  func validate() throws {
    if let to, to.url.pathExtension != "ipynb" {
      throw ValidationError("--to must name a file that ends in .ipynb, not '\(to.text)'")
    }
  }

  func run() throws {
    let notebook = to?.url ?? URL(filePath: "\(options.run).ipynb")
    guard replace || FileKind(notebook) == .nothing else {
      throw UsageProblem(
        "\(notebook.path) exists; name another file with --to, or overwrite it with --replace")
    }
    let run = try options.read()
    guard run.report.record[.train]?.hasResults == true else {
      throw UsageProblem(
        "the run '\(run.name)' has not trained a model, so a notebook would have no numbers to give; "
          + "run it to its end first")
    }
    let data = notebook.deletingPathExtension().lastPathComponent + "-data"
    let folder = notebook.deletingLastPathComponent().appending(path: data)
    let book = NotebookBook(
      run.report, continuations: run.figures.continuations, data: data)
    let files = try texts(of: run)
    for (name, contents) in files.sorted(by: { $0.key < $1.key }) {
      try AtomicFile.write(contents, to: folder.appending(path: name))
    }
    try AtomicFile.write(try book.file(), to: notebook)
    Terminal.write("Notebook: \(notebook.path), with its texts in \(data)/\n")
  }

  private func texts(of run: RecordedRun) throws -> [String: Data] {
    do {
      return try NotebookData.files(of: run.stored)
    } catch is StorageError {
      throw UsageProblem(
        "the texts of the run '\(run.name)' are no longer stored; run it again: a run with the same "
          + "settings gives the same results")
    }
  }
}
