import Foundation

/// A file that is being written next to the one it will replace.
///
/// Its writer holds a lock on it, which ends with the process. An unlocked one was left by a
/// process that was killed.
package final class UnfinishedFile {
  private static let prefix = ".walkthrough-"
  private static let suffix = ".unfinished"

  let url: URL
  let handle: FileHandle

  init(in folder: URL) throws {
    while true {
      let url = folder.appending(path: Self.prefix + UUID().uuidString + Self.suffix)
      let descriptor = try AtomicFile.descriptor(of: url, O_WRONLY | O_CREAT | O_EXCL)
      flock(descriptor, LOCK_EX | LOCK_NB)
      var status = stat()
      // Between the two calls another process may have removed it as left behind.
      if fstat(descriptor, &status) == 0, status.st_nlink > 0 {
        self.url = url
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        return
      }
      close(descriptor)
    }
  }

  /// Removes what killed processes left in a folder, but not in its subfolders.
  package static func sweep(_ folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where isOurs(name) {
      let file = folder.appending(path: name)
      let descriptor = open(file.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if FileKind(file) == .file, flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(file.path) }
      close(descriptor)
    }
  }

  private static func isOurs(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix)
      && UUID(uuidString: String(name.dropFirst(prefix.count).dropLast(suffix.count))) != nil
  }
}
