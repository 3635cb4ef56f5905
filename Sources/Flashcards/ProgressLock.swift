import Foundation

/// The right to change progress files, held briefly by one process at a time.
///
/// A system lock on a separate file, since a progress file is replaced when it is written.
final class ProgressLock {
  private let descriptor: Int32

  /// Waits for the lock.
  ///
  /// - Parameter file: the progress file; all files in its folder share one lock.
  /// - Throws: `ProgressError`.
  init(besides file: URL) throws {
    let place = file.deletingLastPathComponent().appending(path: ".lock")
    descriptor = open(place.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    var result = descriptor < 0 ? descriptor : flock(descriptor, LOCK_EX)
    while descriptor >= 0, result != 0, errno == EINTR { result = flock(descriptor, LOCK_EX) }
    guard result == 0 else {
      let reason = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw ProgressError.cannotWrite(path: file.path, reason: "\(place.path): \(reason)")
    }
  }

  deinit { close(descriptor) }
}
