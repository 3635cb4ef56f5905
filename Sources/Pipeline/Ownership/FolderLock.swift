import Foundation

/// A lock on a folder: held by any number of readers, or by one writer.
///
/// It is an operating-system lock on the folder itself: it ends with the process that holds it, and
/// needs no file. On a file system without locks there is none; digests alone then show what
/// belongs together.
final class FolderLock {
  enum Holder {
    case readers, writer
  }

  private var descriptor: Int32

  /// Waits for the lock and takes it.
  init(_ folder: URL, for holder: Holder) {
    descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    while flock(descriptor, holder == .readers ? LOCK_SH : LOCK_EX) != 0, errno == EINTR {}
  }

  deinit { release() }

  /// Releases the lock before this value is destroyed.
  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
