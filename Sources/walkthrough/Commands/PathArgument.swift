import ArgumentParser
import Foundation

/// A path on the command line. It is never empty, as an empty path would be the working folder.
struct PathArgument: ExpressibleByArgument {
  let text: String

  static var defaultCompletionKind: CompletionKind { .file() }

  init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    text = argument
  }

  var url: URL { URL(filePath: text) }
  var folderURL: URL { URL(filePath: text, directoryHint: .isDirectory) }
}
