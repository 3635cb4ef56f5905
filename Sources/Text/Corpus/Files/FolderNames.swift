import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Calls `body` with the name of each file in a folder, in no particular order, while the folder is
/// read.
///
/// Foundation collects all names first, however many there are.
///
/// - Throws: `CorpusError.missing` or `.unreadable`, and what `body` throws.
func forEachName(inFolder path: String, _ body: (String) throws -> Void) throws {
  guard let folder = opendir(path) else { throw FileStatus.failure(errno, path: path) }
  defer { closedir(folder) }
  while true {
    errno = 0
    guard let entry = readdir(folder) else {
      guard errno == 0 else { throw FileStatus.failure(errno, path: path) }
      return
    }
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
    }
    if name != "." && name != ".." { try body(name) }
  }
}
