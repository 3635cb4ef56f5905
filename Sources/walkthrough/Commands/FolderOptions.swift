import ArgumentParser
import Chapters
import Foundation
import Pipeline
import Wording

/// The folders of books and runs.
struct FolderOptions: ParsableArguments {
  @Option(
    help: """
      The folder with chapters/; by default the nearest one, here or above, or else the working \
      folder, with the built-in books.
      """,
    completion: .directory)
  var root: PathArgument?

  @Option(
    help: """
      The folder that runs write to; the project's output/ by default. It must be new, empty, or \
      written by earlier runs.
      """,
    completion: .directory)
  var output: PathArgument?

  /// Both as they were given, for the commands that messages suggest.
  var arguments: RepeatedArguments { RepeatedArguments(root: root?.text, output: output?.text) }

  func project() throws -> Project { try Project(root: root?.text) }

  /// The language that a book is written in; English if it can't be read.
  func language(of book: String) -> Language {
    (try? project().book(book))?.language ?? .english
  }

  func outputFolder(of project: Project) -> OutputFolder {
    OutputFolder(output?.folderURL ?? project.root.appending(path: "output"))
  }

  /// The folder of runs, for commands that need no project where `--output` names the folder.
  ///
  /// - Throws: `UsageProblem` if `--root` names no project.
  func outputFolder() throws -> OutputFolder {
    if let output { return OutputFolder(output.folderURL) }
    return outputFolder(of: try project())
  }
}
