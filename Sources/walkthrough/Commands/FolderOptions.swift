import ArgumentParser
import Foundation
import Pipeline

/// Where books and runs lie.
struct FolderOptions: ParsableArguments {
  @Option(help: "The folder with chapters/; looked for upwards from here by default.")
  var root: PathArgument?

  @Option(
    help: """
      The folder that runs write to; output/ of the project by default. It must be new, empty, or one \
      that runs wrote to before.
      """)
  var output: PathArgument?

  /// Both as they were given, for commands that a message suggests.
  var arguments: RepeatedArguments { RepeatedArguments(root: root?.text, output: output?.text) }

  func project() throws -> Project { try Project(root: root?.text) }

  func outputFolder(of project: Project) -> OutputFolder {
    OutputFolder(output?.folderURL ?? project.root.appending(path: "output"))
  }

  /// The folder of runs, for commands that need no project where `--output` names the folder.
  ///
  /// - Throws: `UsageProblem` where it is in a project, and there is none.
  func outputFolder() throws -> OutputFolder {
    if let output { return OutputFolder(output.folderURL) }
    return outputFolder(of: try project())
  }
}
