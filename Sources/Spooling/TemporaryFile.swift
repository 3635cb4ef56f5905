import Foundation

/// A file without a name, which vanishes with the process.
final class TemporaryFile {
  private let descriptor: Int32
  let folder: String

  /// Where temporary files may be large: TMPDIR, or /var/tmp, since /tmp may be in memory.
  static var standardFolder: String {
    let chosen = ProcessInfo.processInfo.environment["TMPDIR"] ?? ""
    return chosen.isEmpty ? "/var/tmp" : chosen
  }

  /// - Throws: `SpoolError` if the folder allows none.
  convenience init(in folder: String = TemporaryFile.standardFolder) throws(SpoolError) {
    var template = Array("\(folder)/walkthrough-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw SpoolError(folder: folder) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.init(descriptor: descriptor, folder: folder)
  }

  /// - Parameter descriptor: is closed in the end.
  init(descriptor: Int32, folder: String) {
    self.descriptor = descriptor
    self.folder = folder
  }

  deinit { close(descriptor) }

  /// - Throws: `SpoolError`, such as for a full disk.
  func write(_ bytes: UnsafeRawBufferPointer, at place: Int) throws(SpoolError) {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(place + written))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SpoolError(folder: folder) }
      written += count
    }
  }

  /// The bytes from the beginning, which must not change as long as the result is used.
  ///
  /// - Throws: `SpoolError`.
  func bytes(_ count: Int) throws(SpoolError) -> Bytes {
    try Bytes(descriptor: descriptor, range: 0..<count, folder: folder)
  }
}
