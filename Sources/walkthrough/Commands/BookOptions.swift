import ArgumentParser
import Foundation
import Pipeline

/// What every command takes: which book, which run, and where they lie.
struct BookOptions: ParsableArguments {
  @Argument(help: "The book: a folder under chapters/.")
  var book = "imdb"

  @Option(
    name: .customLong("as"), help: "The run's name under output/; the book's name by default.")
  var runName: String?

  @Option(help: "The folder with chapters/; looked for upwards from here by default.")
  var root: String?

  @Option(help: "The folder that runs write to; output/ of the project by default.")
  var output: String?

  func validate() throws {
    let name = runName ?? book
    let isPlain =
      !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    guard isPlain, !name.hasPrefix("."), !["cache", OutputLock.fileName].contains(name) else {
      throw ValidationError(
        "'\(name)' can't be the name of a run: use letters, digits, '-', '_' and '.', "
          + "not '.' at the start, and neither 'cache' nor '\(OutputLock.fileName)'")
    }
  }

  func project() throws -> Project { try Project(root: root) }

  func outputFolder(of project: Project) -> URL {
    output.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? project.root.appending(path: "output")
  }

  /// Takes the right to write to the folder of runs, until what is returned goes away.
  ///
  /// - Throws: `LockedOutput`, `StorageError`.
  func lockOutput(of project: Project, command: String) throws -> OutputLock {
    let folder = outputFolder(of: project)
    let lock = try OutputLock(folder: folder, command: "walkthrough \(command) \(book)")
    UnfinishedFiles.remove(from: folder)
    return lock
  }

  func runFolder(of project: Project) -> RunFolder {
    RunFolder(outputFolder(of: project).appending(path: runName ?? book))
  }
}
