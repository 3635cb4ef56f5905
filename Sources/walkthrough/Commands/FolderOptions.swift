import ArgumentParser
import Foundation
import Pipeline

/// Where books and runs lie.
struct FolderOptions: ParsableArguments {
  @Option(help: "The folder with chapters/; looked for upwards from here by default.")
  var root: String?

  @Option(help: "The folder that runs write to; output/ of the project by default.")
  var output: String?

  /// Both as they were given, for commands that a message suggests.
  var arguments: FolderArguments { FolderArguments(root: root, output: output) }

  func project() throws -> Project { try Project(root: root) }

  func outputFolder(of project: Project) -> URL {
    output.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? project.root.appending(path: "output")
  }
}
