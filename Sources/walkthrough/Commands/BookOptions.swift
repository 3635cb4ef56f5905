import ArgumentParser
import Foundation
import Pipeline

/// The options of every command on a book: which book, which run, and where they are.
struct BookOptions: ParsableArguments {
  @Argument(
    help: "The book: a folder under chapters/, or a built-in one; 'walkthrough books' lists them.",
    completion: .books)
  var book = "imdb"

  @Option(
    name: .customLong("as"), help: "The run's name under output/; the book's name by default.",
    completion: .runs)
  var runName: String?

  @OptionGroup var folders: FolderOptions

  func validate() throws { try RunName.validate(runName ?? book) }

  func project() throws -> Project { try folders.project() }

  func outputFolder(of project: Project) -> OutputFolder { folders.outputFolder(of: project) }

  /// Locks the folder of runs for writing, for as long as the returned value exists.
  ///
  /// - Throws: `OwnershipError` for a folder that holds foreign files; `LockedOutput`,
  ///   `StorageError`.
  func lockOutput(
    of project: Project, command: String, isQuiet: Bool = false
  ) throws -> OutputLock {
    try outputFolder(of: project).open(for: "walkthrough \(command) \(book)") {
      if !isQuiet { Terminal.standardError("note: \($0)\n") }
    }
  }

  func runFolder(of project: Project) -> RunFolder {
    outputFolder(of: project).run(named: runName ?? book)
  }
}
