import Foundation
import Wording

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the file system knows about a file without reading it.
///
/// Foundation's attributes look up the owner's name, too, which is too slow for 50,000 files.
package struct FileStatus: Hashable {
  package enum Kind {
    case file, folder, pipe, socket, device

    /// With its article.
    var name: Phrase {
      switch self {
      case .file: "a file"
      case .folder: "a folder"
      case .pipe: "a pipe"
      case .socket: "a socket"
      case .device: "a device"
      }
    }
  }

  package let kind: Kind
  /// In bytes.
  package let size: Int
  /// When the contents were last changed, in nanoseconds since 1970.
  package let modified: Int

  package var isFolder: Bool { kind == .folder }

  /// Follows symbolic links.
  ///
  /// - Throws: `CorpusError.missing` or `.unreadable`.
  package init(path: String) throws(CorpusError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Self.failure(errno, path: path) }
    self.init(status)
  }

  /// Of an open file.
  ///
  /// - Throws: `CorpusError.unreadable`.
  init(descriptor: Int32, path: String) throws(CorpusError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(errno, path: path) }
    self.init(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    size = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// The error for a system error number about a path.
  static func failure(_ code: Int32, path: String) -> CorpusError {
    guard code == ENOENT || code == ENOTDIR else {
      return .unreadable(path: path, reason: Phrase(String(cString: strerror(code))))
    }
    var link = stat()
    return lstat(path, &link) == 0
      ? .unreadable(path: path, reason: "it is a link to a missing file")
      : .missing(path: path)
  }
}
