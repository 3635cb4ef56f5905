import Foundation

/// Files that are complete or don't exist.
package enum AtomicFile {
  /// Writes a file under another name, syncs it to disk, then renames it.
  ///
  /// A link is followed: the file it leads to is replaced and the link stays. Anything but a
  /// regular file, such as `/dev/null` or a named pipe, is written to directly.
  ///
  /// - Throws: `StorageError` if the folder or the disk doesn't allow it.
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

  /// Writes a file that nobody reads before it is complete, piece by piece, and syncs it to disk.
  ///
  /// - Parameter pieces: passes each piece to the function it is given.
  /// - Throws: `StorageError`.
  package static func create(
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

  package static func create(_ url: URL, _ data: Data) throws {
    try create(url) { write in try data.withUnsafeBytes { try write($0) } }
  }

  /// The path to write to: where a link leads, whether or not that exists.
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

  /// Opens a file; the process's umask limits who can access a new one.
  package static func descriptor(of url: URL, _ flags: Int32) throws -> Int32 {
    let descriptor = open(url.path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return descriptor
  }

  /// Waits until the names in a folder are on disk. Some file systems can't do that, and needn't.
  package static func synchronize(folder: URL) throws {
    let descriptor = try descriptor(of: folder, O_RDONLY | O_DIRECTORY)
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes a file, if it exists.
  ///
  /// - Throws: `StorageError`.
  package static func remove(_ url: URL) throws {
    guard unlink(url.path) == 0 || errno == ENOENT else {
      throw StorageError.cannotWrite(path: url.path, reason: String(cString: strerror(errno)))
    }
  }

  /// Renames a file, atomically replacing whatever has the new name.
  package static func rename(_ old: URL, to new: URL) throws {
    guard Foundation.rename(old.path, new.path) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  /// The system's message, without a final period.
  package static func reason(_ error: any Error) -> String {
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    if let code = posixCode(of: error) { return String(cString: strerror(code)) }
    let text = error.localizedDescription
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// Foundation words some errors in its own way, which differs from system to system.
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
