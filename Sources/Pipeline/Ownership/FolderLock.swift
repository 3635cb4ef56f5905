import Foundation

/// A lock on a folder: held by any number of readers, or by one writer.
///
/// The system's own lock, on the folder itself: it ends with the process that holds it, and needs no
/// file. Where a file system knows no locks there is none, and digests alone tell what fits together.
final class FolderLock {
  enum Holder {
    case readers, writer
  }

  private var descriptor: Int32

  /// Waits until the lock can be had.
  init(_ folder: URL, for holder: Holder) {
    descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    while flock(descriptor, holder == .readers ? LOCK_SH : LOCK_EX) != 0, errno == EINTR {}
  }

  deinit { release() }

  /// Gives the lock back before this value goes away.
  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
