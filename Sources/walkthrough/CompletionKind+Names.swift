import ArgumentParser
import Foundation
import Pipeline

extension CompletionKind {
  /// The books of the working folder's project, and those built in.
  static let books = CompletionKind.custom { _, _, _ in
    (try? Project(root: nil).books) ?? []
  }

  /// The runs under the project's `output`.
  static let runs = CompletionKind.custom { _, _, _ in
    guard let project = try? Project(root: nil) else { return [] }
    return OutputFolder(project.root.appending(path: "output")).runs
  }
}
