import ArgumentParser
import Foundation
import Pipeline

/// `walkthrough clean`: removes what runs wrote.
struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove a run's folder and the stored results of all runs.",
    discussion: """
      Downloaded archives are kept; they lie in the user's own cache folder. The stored results \
      under output/cache are shared by all runs of the folder: other runs keep their pages, and \
      their next run starts from the beginning.
      """)

  @OptionGroup var bookOptions: BookOptions

  func run() throws {
    let project = try bookOptions.project()
    let run = bookOptions.runFolder(of: project)
    if run.exists {
      guard run.looksLikeOne else {
        throw UsageProblem(
          "\(run.url.path) holds neither run.json nor steps, so no run made it; "
            + "it is left alone. Remove it by hand if you want to")
      }
    } else if !project.hasBook(bookOptions.book) {
      throw project.noBook(bookOptions.book)
    }
    let cache = bookOptions.outputFolder(of: project).appending(path: "cache")
    guard FileManager.default.fileExists(atPath: bookOptions.outputFolder(of: project).path) else {
      Terminal.write("nothing to remove\n")
      return
    }
    let lock = try bookOptions.lockOutput(of: project, command: "clean")
    defer { withExtendedLifetime(lock) {} }
    let folders = [run.url, cache].filter { FileManager.default.fileExists(atPath: $0.path) }
    for folder in folders {
      try FileManager.default.removeItem(at: folder)
      Terminal.write("removed \(folder.path)\n")
    }
    if folders.isEmpty { Terminal.write("nothing to remove\n") }
  }
}
