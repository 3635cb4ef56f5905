import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the file system knows of a file without opening it.
///
/// Foundation's attributes look up the owner's name, too, which is too slow for 50,000 files.
package struct FileStatus {
  package let isFolder: Bool
  /// In bytes.
  package let size: Int
  /// When the contents were last changed, in nanoseconds since 1970.
  package let modified: Int

  /// Follows symbolic links.
  ///
  /// - Throws: `CorpusError.missing` or `.unreadable`.
  package init(path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno != ENOENT && errno != ENOTDIR else { throw CorpusError.missing(path: path) }
      throw CorpusError.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    size = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
}
