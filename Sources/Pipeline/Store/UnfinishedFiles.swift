import Foundation

/// What a process that was killed left half-written: files and folders that never got their names.
package enum UnfinishedFiles {
  /// Removes them from a folder of runs. Only who holds the folder's lock may: for others they may be
  /// the work of a moment ago.
  package static func remove(from folder: URL) {
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return }
    for case let file as URL in files where isUnfinished(file.lastPathComponent) {
      try? FileManager.default.removeItem(at: file)
    }
  }

  /// A name for what is being written and will be called `name`.
  static func temporaryName(for name: String) -> String { ".\(name).\(UUID().uuidString)" }

  private static func isUnfinished(_ name: String) -> Bool {
    name.hasPrefix(".")
      && name.split(separator: ".").last.flatMap { UUID(uuidString: "\($0)") } != nil
  }
}
