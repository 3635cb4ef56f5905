import ArgumentParser

/// `walkthrough export`: a run's book in another format.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a run's book as Markdown files, a Jupyter notebook, or a PDF.",
    discussion: """
      Each has the chapters with this run's numbers, figures and results filled in. Nothing is run, \
      and the run's own folder stays as it is.

        walkthrough export markdown imdb    chapters for GitHub or an editor
        walkthrough export notebook imdb    the eight steps in PyTorch
        walkthrough export pdf imdb         the page on paper, with an outline

      Runs are named as under output/. `walkthrough publish` makes a web site of them.
      """,
    subcommands: [ExportMarkdown.self, ExportNotebook.self, ExportPDF.self])
}
