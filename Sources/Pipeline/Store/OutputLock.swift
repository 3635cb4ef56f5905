import Files
import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The right to write to a folder of runs, held by one process at a time.
///
/// It is an operating-system lock on a file: it ends with the process that holds it, however that
/// ends, so a lock is never left behind. The file's text only says who holds it.
package final class OutputLock {
  static let fileName = "lock"
  /// How the text of every lock file begins.
  private static let beginning = "process "

  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - folder: the folder of all runs; created if it doesn't exist.
  ///   - command: the name of the command, which a process that finds the folder locked reports.
  /// - Throws: `LockedOutput` if another process holds it; `StorageError`.
  package init(folder: URL, command: String) throws {
    let file = folder.appending(path: Self.fileName)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      descriptor = try AtomicFile.descriptor(of: file, O_RDWR | O_CREAT | O_NOFOLLOW)
    } catch {
      throw StorageError.cannotWrite(path: file.path, reason: AtomicFile.reason(error))
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      let holder = try? String(contentsOf: file, encoding: .utf8)
      close(descriptor)
      throw LockedOutput(folder: folder.path, holder: holder ?? "")
    }
    let holder = Data(
      "\(Self.beginning)\(ProcessInfo.processInfo.processIdentifier), \(command)".utf8)
    ftruncate(descriptor, 0)
    _ = holder.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit { close(descriptor) }

  /// Whether a file is a lock file.
  static func isLockFile(_ file: URL) -> Bool {
    guard FileKind(file) == .file, let data = FileManager.default.contents(atPath: file.path) else {
      return false
    }
    return data.isEmpty || data.starts(with: beginning.utf8)
  }
}

/// Another process is writing to the folder.
package struct LockedOutput: Error, Hashable, CustomStringConvertible {
  package let folder: String
  /// That process's description of itself.
  package let holder: String

  package var description: String {
    let holder = holder.isEmpty ? "another process" : "another process (\(holder))"
    return "\(holder) is writing to \(folder). Wait until it is done, stop it, or choose another "
      + "folder with --output"
  }
}
