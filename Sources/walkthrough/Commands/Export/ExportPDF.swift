import ArgumentParser
import Exports
import Files
import Foundation
import HTMLReport
import Pipeline
import Rendering

/// `walkthrough export pdf`: the page on paper.
struct ExportPDF: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf",
    abstract: "Print a run's page as PDF, with an outline and page numbers.",
    discussion: """
      Chromium prints the page, as the browser's own print command would: an outline of the \
      headings, numbered pages, and answers at the end under the numbers of their questions.

        walkthrough export pdf               the first book's run, to imdb.pdf
        walkthrough export pdf longer --to handout.pdf --edition student
        walkthrough export pdf --chrome /opt/chrome/chrome

      The program is the first of chromium, chromium-browser and google-chrome that is installed, or \
      the one that --chrome or the variable CHROME names. It gets a temporary folder for its home.
      """)

  @OptionGroup var options: ExportOptions

  @Option(
    help: ArgumentHelp("The file to write; RUN.pdf by default.", valueName: "file.pdf"),
    completion: .file(extensions: ["pdf"]))
  var to: PathArgument?

  @Option(help: ArgumentHelp("The Chromium or Chrome to print with.", valueName: "program"))
  var chrome: PathArgument?

  @Option(help: ArgumentHelp("End after this time if it isn't done.", valueName: "seconds"))
  var timeLimit = 300

  func validate() throws {
    guard (1...86_400).contains(timeLimit) else {
      throw ValidationError("--time-limit must be from 1 to 86,400 seconds, not \(timeLimit)")
    }
  }

  func run() throws {
    let interruption = Interruption()
    let signals = try InterruptSignal(interruption)
    defer { withExtendedLifetime(signals) {} }
    let file = to?.url ?? URL(filePath: "\(options.run).pdf")
    let browser = try Chromium(given: chrome?.text)
    let run = try options.read()
    // Paper can't run a model.
    let page = try HTMLReport(katex: .builtIn, limit: 0).html(of: run.report)
    do {
      let printed = try PagePrinter(browser, seconds: timeLimit).pdf(
        of: page, interruption: interruption)
      try AtomicFile.write(printed, to: file)
    } catch is Interrupted {
      // There is nothing to resume.
      throw ExitStatus.interrupted.code
    }
    Terminal.write("PDF: \(file.path)\n")
  }
}
