import Foundation

/// The part of a download that has arrived, under a name of its own until it is complete.
struct PartialFile {
  let url: URL
  private let handle: FileHandle
  private(set) var size: Int

  /// Opens what an earlier attempt left, or starts afresh.
  ///
  /// - Throws: `DownloadError.unwritable`.
  init(for destination: URL) throws {
    url = destination.appendingPathExtension("partial")
    do {
      try FileManager.default.createDirectory(
        at: destination.deletingLastPathComponent(), withIntermediateDirectories: true)
      if !FileManager.default.fileExists(atPath: url.path) { try Data().write(to: url) }
      handle = try FileHandle(forUpdating: url)
      size = Int(try handle.seekToEnd())
    } catch {
      throw DownloadError.unwritable(url, error)
    }
  }

  mutating func append(_ data: Data) throws {
    do {
      try handle.write(contentsOf: data)
    } catch {
      throw DownloadError.unwritable(url, error)
    }
    size += data.count
  }

  /// Discards what has arrived.
  mutating func restart() throws {
    do {
      try handle.truncate(atOffset: 0)
    } catch {
      throw DownloadError.unwritable(url, error)
    }
    size = 0
  }

  func close() {
    try? handle.close()
  }

  func remove() {
    try? FileManager.default.removeItem(at: url)
  }

  /// Gives the complete file its name.
  func finish(as destination: URL) throws {
    do {
      try handle.synchronize()
      _ = try? FileManager.default.removeItem(at: destination)
      try FileManager.default.moveItem(at: url, to: destination)
    } catch {
      throw DownloadError.unwritable(destination, error)
    }
  }
}
