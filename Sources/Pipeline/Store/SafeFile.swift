import Foundation

/// Files that are there whole or not at all.
package enum SafeFile {
  /// Writes under another name, waits for the disk, then renames.
  ///
  /// A link is followed, so that the file it leads to is replaced and the link stays. What isn't a
  /// regular file, such as `/dev/null` or a named pipe, is written to as it is.
  ///
  /// - Throws: `StorageError` where the folder or the disk does not allow it.
  package static func write(_ data: Data, to url: URL) throws {
    do {
      let target = try target(of: url)
      switch FileKind(target) {
      case .special: try writeThrough(data, to: target)
      case .folder: throw POSIXError(.EISDIR)
      case .nothing, .file, .link: try replace(target, with: data)
      }
    } catch {
      throw StorageError.cannotWrite(path: url.path, reason: reason(error))
    }
  }

  /// Writes a file that nobody reads until it is complete, piece by piece, and waits for the disk.
  ///
  /// - Parameter pieces: hands each piece to the function that it is given.
  /// - Throws: `StorageError`.
  static func create(
    _ url: URL, _ pieces: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let file = try FileHandle(
        fileDescriptor: descriptor(of: url, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW),
        closeOnDealloc: true)
      try pieces { try file.write(contentsOf: $0) }
      try file.synchronize()
      try file.close()
    } catch {
      throw StorageError.cannotWrite(path: url.path, reason: reason(error))
    }
  }

  static func create(_ url: URL, _ data: Data) throws {
    try create(url) { write in try data.withUnsafeBytes { try write($0) } }
  }

  /// The path that is to be written: where a link leads, whether or not something is there.
  private static func target(of url: URL) throws -> URL {
    var target = url
    for _ in 0..<40 {
      guard FileKind(target) == .link else { return target }
      let path = try FileManager.default.destinationOfSymbolicLink(atPath: target.path)
      target = URL(filePath: path, relativeTo: target.deletingLastPathComponent()).absoluteURL
    }
    throw POSIXError(.ELOOP)
  }

  private static func writeThrough(_ data: Data, to url: URL) throws {
    let file = FileHandle(fileDescriptor: try descriptor(of: url, O_WRONLY), closeOnDealloc: true)
    try file.write(contentsOf: data)
    try file.close()
  }

  private static func replace(_ url: URL, with data: Data) throws {
    let folder = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let unfinished = try UnfinishedFile(in: folder)
    do {
      try unfinished.handle.write(contentsOf: data)
      var status = stat()
      if stat(url.path, &status) == 0 {
        fchmod(unfinished.handle.fileDescriptor, status.st_mode & 0o7777)
      }
      try unfinished.handle.synchronize()
      try rename(unfinished.url, to: url)
      try synchronize(folder: folder)
    } catch {
      try? FileManager.default.removeItem(at: unfinished.url)
      throw error
    }
  }

  /// Opens a file; a new one can be read by everybody that the process's mask allows.
  static func descriptor(of url: URL, _ flags: Int32) throws -> Int32 {
    let descriptor = open(url.path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return descriptor
  }

  /// Waits until the names in a folder are on the disk. Some file systems can't, and need not.
  static func synchronize(folder: URL) throws {
    let descriptor = try descriptor(of: folder, O_RDONLY | O_DIRECTORY)
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes a file, if there is one.
  ///
  /// - Throws: `StorageError`.
  static func remove(_ url: URL) throws {
    guard unlink(url.path) == 0 || errno == ENOENT else {
      throw StorageError.cannotWrite(path: url.path, reason: String(cString: strerror(errno)))
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
