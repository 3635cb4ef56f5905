import ArgumentParser
import Foundation
import Pipeline

/// `walkthrough clean`: removes what runs wrote.
struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove a run's folder and the stored results of all runs.",
    discussion: """
      Downloaded archives are kept; they are in the user's cache folder. The stored results under \
      output/cache are shared by all runs in the folder: other runs keep their pages, but start \
      from the beginning next time.
      """)

  @OptionGroup var bookOptions: BookOptions

  func run() throws {
    let project = try bookOptions.project()
    let output = bookOptions.outputFolder(of: project)
    let run = bookOptions.runFolder(of: project)
    if !run.exists, !project.hasBook(bookOptions.book) {
      throw project.noBook(bookOptions.book)
    }
    guard FileManager.default.fileExists(atPath: output.url.path) else {
      Terminal.write("nothing to remove\n")
      return
    }
    let lock = try bookOptions.lockOutput(of: project, command: "clean")
    defer { withExtendedLifetime(lock) {} }
    let cleanings = try output.clean(run)
    for cleaning in cleanings {
      Terminal.write("removed \(cleaning.folder.path)\(Self.rest(cleaning))\n")
    }
    if cleanings.isEmpty { Terminal.write("nothing to remove\n") }
  }

  /// What remains of a folder, and why.
  private static func rest(_ cleaning: OutputFolder.Cleaning) -> String {
    cleaning.kept.isEmpty
      ? "" : " except for \(cleaning.kept.joined(separator: ", ")), which walkthrough did not write"
  }
}
