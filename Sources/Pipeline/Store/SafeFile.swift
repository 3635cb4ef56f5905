import Foundation

/// Files that are there whole or not at all.
package enum SafeFile {
  /// Writes under another name, waits for the disk, then renames.
  ///
  /// - Throws: `StorageError` where the folder or the disk does not let it.
  package static func write(_ data: Data, to url: URL) throws {
    try write(to: url) { write in try data.withUnsafeBytes { try write($0) } }
  }

  /// Writes what comes piece by piece.
  ///
  /// - Parameter pieces: hands each piece to the function that it is given.
  static func write(
    to url: URL, _ pieces: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    let folder = url.deletingLastPathComponent()
    let temporary = folder.appending(
      path: UnfinishedFiles.temporaryName(for: url.lastPathComponent))
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data().write(to: temporary)
      let file = try FileHandle(forWritingTo: temporary)
      defer { try? file.close() }
      try pieces { try file.write(contentsOf: $0) }
      try file.synchronize()
      try rename(temporary, to: url)
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw StorageError.cannotWrite(path: url.path, reason: reason(error))
    }
  }

  /// Removes a file, if there is one.
  ///
  /// - Throws: `StorageError`.
  static func remove(_ url: URL) throws {
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      throw StorageError.cannotWrite(path: url.path, reason: reason(error))
    }
  }

  /// Takes the place of what is there under the new name, in one go.
  static func rename(_ old: URL, to new: URL) throws {
    guard Foundation.rename(old.path, new.path) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  /// What the system says, without a full stop at the end.
  package static func reason(_ error: any Error) -> String {
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    if let code = posixCode(of: error) { return String(cString: strerror(code)) }
    let text = error.localizedDescription
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// Foundation says some things in words of its own, which differ from system to system.
  private static func posixCode(of error: any Error) -> Int32? {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace: return ENOSPC
    case .fileWriteVolumeReadOnly: return EROFS
    case .fileWriteNoPermission: return EACCES
    default: break
    }
    guard let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError,
      cause.domain == NSPOSIXErrorDomain
    else { return nil }
    return Int32(cause.code)
  }
}

/// What keeps results from being stored or read.
package enum StorageError: Error, Hashable {
  case cannotWrite(path: String, reason: String)
  case damaged(path: String, reason: String)
}

extension StorageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "can't write \(path): \(reason). Make room or choose another folder with --output"
    case .damaged(let path, let reason):
      "the stored result \(path) is damaged: \(reason)"
    }
  }
}
