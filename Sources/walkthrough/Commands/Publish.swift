import ArgumentParser
import Exports
import Foundation
import HTMLReport
import Pipeline
import Record
import Rendering

/// `walkthrough publish`: a static site of books and runs.
struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a static site: an index of books and runs, their pages, and comparisons.",
    discussion: """
      The folder gets index.html with each run's result, the page of each run, a page that compares \
      the runs of each book, and feed.xml, which tells readers of changes. All links are relative: \
      open index.html from the folder, or upload the folder to any web server.

        walkthrough publish site                     every run under output/
        walkthrough publish site imdb longer         these two
        walkthrough publish site --edition student   without answers, for a class
        walkthrough publish site --base-url https://name.github.io/book/

      Publishing again writes only what changed, and removes the pages of runs that are gone. \
      Nothing is run; pages are made from the chapters as they are now.

      On GitHub Pages, commit the folder, and let a workflow upload it whenever it changes:

        walkthrough publish site --github-workflow   and .github/workflows/pages.yml
      """)

  @Argument(
    help: "The folder to write: new, empty, or published before.", completion: .directory)
  var folder: PathArgument

  @Argument(help: ArgumentHelp("Runs under output/; all by default.", valueName: "run"))
  var runs: [String] = []

  @Option(help: "The heading of the first page; 'Books and runs' by default.")
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Where the site will be, so that the feed's links are complete.", valueName: "address"))
  var baseURL: String?

  @Flag(help: "Write a workflow that uploads the folder to GitHub Pages.")
  var githubWorkflow = false

  @OptionGroup var pageOptions: PageOptions
  @OptionGroup var folders: FolderOptions

  func validate() throws {
    guard title.map({ $0.allSatisfy(\.isWhitespace) }) != true else {
      throw ValidationError("--title must not be empty")
    }
    if let baseURL {
      guard let url = URL(string: baseURL), ["http", "https"].contains(url.scheme?.lowercased()),
        url.host?.isEmpty == false, url.query == nil, url.fragment == nil
      else {
        throw ValidationError(
          "--base-url must be an address such as https://name.github.io/book/, not '\(baseURL)'")
      }
    }
  }

  func run() throws {
    let project = try folders.project()
    let output = folders.outputFolder(of: project)
    let written = WrittenFolder(folder.folderURL, kind: .site)
    try written.check()
    let found = try read(in: output, project: project)
    let renderer = pageOptions.renderer()
    let site = try Site(
      found.map { Site.Run(report: $0.report, compared: $0.compared) }, title: title,
      base: baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" },
      earlierFeed: written.contents(of: Site.feed), page: renderer.render)
    let changes = try written.write(site.files)
    Terminal.write(
      "Site: \(written.url.appending(path: Site.index).path) "
        + "(\(site.files.count) files, \(changes.written.count) written"
        + (changes.removed.isEmpty ? ")\n" : ", \(changes.removed.count) removed)\n"))
    if githubWorkflow {
      let workflow = try PagesWorkflow(site: written.url, project: project.root)
      try workflow.write()
      Terminal.write("Workflow: \(workflow.file.path)\n")
    }
  }

  /// The runs that are named, or all that can be read.
  private func read(in output: OutputFolder, project: Project) throws -> [RecordedRun] {
    func read(_ name: String) throws -> RecordedRun {
      try RecordedRun(
        name, in: output, project: project, edition: pageOptions.edition,
        repeating: folders.arguments)
    }
    var found: [RecordedRun] = []
    if runs.isEmpty {
      for name in output.runs {
        do {
          found.append(try read(name))
        } catch {
          Terminal.standardError("note: left out: \(Explanation(error).text)\n")
        }
      }
      guard !found.isEmpty else {
        throw UsageProblem(
          "there is no run in \(output.url.path) to publish; make one first: "
            + "\(SuggestedCommand("run", repeating: folders.arguments))")
      }
    } else {
      for (index, name) in runs.enumerated() where !runs[..<index].contains(name) {
        found.append(try read(name))
      }
    }
    let taken = Set(
      [Site.index, Site.feed] + found.map { Site.comparison(of: $0.report.record.book) })
    if let run = found.first(where: { taken.contains($0.name) }) {
      throw UsageProblem(
        "the run '\(run.name)' has the name of one of the site's own files; rename its folder")
    }
    return found
  }
}
