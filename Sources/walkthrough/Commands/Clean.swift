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
    let folders = [
      bookOptions.runFolder(of: project).url,
      bookOptions.outputFolder(of: project).appending(path: "cache"),
    ]
    for folder in folders where FileManager.default.fileExists(atPath: folder.path) {
      try FileManager.default.removeItem(at: folder)
      print("removed \(folder.path)")
    }
  }
}
