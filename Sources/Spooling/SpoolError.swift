import Wording

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why bytes can't be kept in a file.
package struct SpoolError: Hashable {
  /// Where the file is or should be.
  package let folder: String
  /// The system's message.
  package let reason: String

  package init(folder: String, reason: String) {
    self.folder = folder
    self.reason = reason
  }

  /// With the message of the call that has just failed.
  package init(folder: String) {
    self.init(folder: folder, reason: String(cString: strerror(errno)))
  }
}

extension SpoolError: ReadableError {
  package var phrase: Phrase {
    "the text is too long for memory, and \(folder) can't take it: \(Phrase(reason)). Make room there, "
      + "or name another folder in TMPDIR"
  }
}
