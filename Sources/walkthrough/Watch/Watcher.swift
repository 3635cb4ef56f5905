import Chapters
import Dispatch
import Foundation
import HTMLReport
import Pipeline
import Record
import Serving
import Wording

/// Runs a book whenever a file that it reads is saved, and serves its page.
final class Watcher {
  private static let interval = 0.2
  /// How long to wait before the next try while another process writes to the folder.
  private static let patience = Duration.seconds(2)

  private let run: BookRun
  private let project: Project
  private let chapters: URL
  /// What the run reads besides the book's folder; as of the last time that the book could be read.
  private var inputs: [String] = []
  /// The settings of the cells in the last run.
  private var settings: [String: String]?
  /// The book's language, which the page's status is in; as of the last time that the book could be
  /// read.
  private var language: Language
  private let page: ServedPage
  private let server: PageServer
  /// Requested by Ctrl-C.
  private let stop: Interruption

  /// - Throws: `UnservedPage`, `ReportError`, `UsageProblem`, `Diagnostics` of the command line.
  init(_ run: BookRun, at endpoint: ServerEndpoint, stop: Interruption) throws {
    project = try run.bookOptions.project()
    let book = run.bookOptions.book
    guard project.hasBook(book) else { throw project.noBook(book) }
    guard !project.isBuiltIn(book) else {
      throw UsageProblem(
        "the book '\(book)' is built into this program and has no files to watch. To have a copy "
          + "that you can edit: walkthrough new \(book)")
    }
    // Saving a chapter would not fix the command line.
    _ = try run.planOptions.overrides()
    chapters = project.chapters.appending(path: book)
    let language = run.bookOptions.folders.language(of: book)
    self.language = language
    let waiting = try Language.$current.withValue(language) {
      try HTMLReport.renderWaiting(for: book)
    }
    page = ServedPage(html: waiting, isForAll: !endpoint.isLoopback)
    server = try PageServer(page, at: endpoint)
    self.run = run
    self.stop = stop
  }

  /// - Parameter opensPage: whether to show the page in the browser.
  /// - Throws: `Interrupted` if a run was stopped; a stop between runs ends the watch normally.
  func watch(opensPage: Bool) throws {
    Terminal.write("Watching \(chapters.path); Ctrl-C ends it.\nPage: \(server.address)\n")
    if opensPage { PageWriter.open(server.address) }
    var files = present()
    while true {
      // The book may name other data now.
      inputs = inputPaths() ?? inputs
      files = present()
      let isToBeTriedAgain = try attempt(with: files)
      let before = files
      files = next(after: files, within: isToBeTriedAgain ? Self.patience : nil)
      if stop.isRequested {
        Terminal.write("Stopped watching.\n")
        return
      }
      let changes = files.changes(since: before)
      if !changes.isEmpty { Terminal.write("\nSaved: \(changes.joined(separator: ", "))\n") }
    }
  }

  private func present() -> WatchedFiles { WatchedFiles(in: chapters, and: inputs) }

  /// `nil` while the book can't be read.
  private func inputPaths() -> [String]? {
    guard let book = try? project.book(run.bookOptions.book),
      let decoded = try? run.planOptions.decoded(book)
    else { return nil }
    let working = URL(filePath: FileManager.default.currentDirectoryPath)
    return decoded.inputPaths(root: project.root, workingFolder: working)
      + [run.referenceOptions.reference?.url.path].compactMap { $0 }
  }

  /// Says which edits since the last run changed nothing, here and on the page.
  private func tellHiddenEdits(in run: BookRun.Summary) {
    let present = HiddenEdits.settings(of: run.book)
    defer { settings = present }
    guard let settings else { return }
    let sentences = HiddenEdits.sentences(from: settings, to: present, in: run.record)
    guard !sentences.isEmpty else { return }
    for sentence in sentences { Terminal.standardError("note: \(sentence)\n") }
    page.report(sentences.map(language.string).joined(separator: " "))
  }

  /// Runs once. Errors are reported, here and on the page, and end nothing.
  ///
  /// - Returns: whether to try again even if no chapter is saved.
  private func attempt(with files: WatchedFiles) throws -> Bool {
    let interruption = Interruption()
    let timer = DispatchSource.makeTimerSource()
    timer.setEventHandler { [stop, chapters, inputs] in
      if stop.isRequested || WatchedFiles(in: chapters, and: inputs) != files {
        interruption.request()
      }
    }
    timer.schedule(deadline: .now() + Self.interval, repeating: Self.interval)
    timer.resume()
    defer { timer.cancel() }
    let follower = TerminalObserver(terminal: .current, isQuiet: false) {
      [page, language] step, moment in
      Language.$current.withValue(language) {
        page.report(localized("Running \(step): \(moment.text)"))
      }
    }
    do {
      let outcome = try run.perform(observer: follower, interruption: interruption)
      page.show(try outcome.html(servedVersion: page.nextVersion))
      let time = ValueFormat.seconds.string(.number(outcome.seconds))
      Terminal.write("Page: \(server.address)  (\(time) in all)\n")
      language = outcome.book.language
      tellHiddenEdits(in: outcome)
      return false
    } catch let error as Interrupted {
      if stop.isRequested { throw error }
      return false
    } catch {
      let text = Explanation(error).text
      Terminal.standardError("\(text)\n")
      page.report(text, isMistake: true)
      return error is LockedOutput
    }
  }

  /// Waits until a file has been saved completely, for a stop, or until the time is up.
  private func next(after files: WatchedFiles, within time: Duration?) -> WatchedFiles {
    let end = time.map { ContinuousClock.now + $0 }
    var last = files
    while !stop.isRequested, end.map({ .now < $0 }) ?? true {
      let now = present()
      if now == last, now != files { return now }
      last = now
      Thread.sleep(forTimeInterval: Self.interval)
    }
    return last
  }
}
