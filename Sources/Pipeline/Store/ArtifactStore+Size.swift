import Foundation

/// How much the store takes, and how it stays within a limit.
extension ArtifactStore {
  /// What one key takes, and when it was last made or used.
  private struct Usage {
    let folder: URL
    let bytes: Int
    let lastUse: Date
  }

  /// The bytes of everything in the store, checkpoints included.
  package var bytes: Int { usages.reduce(0) { $0 + $1.bytes } }

  /// Removes what has not been used for the longest time, until the store takes no more than `limit`.
  ///
  /// - Parameters:
  ///   - limit: in bytes.
  ///   - keys: what is not to be removed in any case.
  /// - Returns: the bytes that were removed.
  @discardableResult
  package func trim(to limit: Int, keeping keys: Set<String>) throws -> Int {
    var total = bytes
    let before = total
    for usage in usages.sorted(by: { $0.lastUse < $1.lastUse }) where total > limit {
      let name = usage.folder.lastPathComponent
      guard !keys.contains(where: name.hasPrefix) else { continue }
      do {
        try FileManager.default.removeItem(at: usage.folder)
      } catch {
        throw StorageError.cannotWrite(path: usage.folder.path, reason: SafeFile.reason(error))
      }
      total -= usage.bytes
    }
    return before - total
  }

  /// Notes that a result was used just now.
  func touch(_ folder: URL) {
    try? FileManager.default.setAttributes([.modificationDate: Date.now], ofItemAtPath: folder.path)
  }

  /// Every folder that holds a stored result or a checkpoint.
  private var usages: [Usage] {
    let keys: [URLResourceKey] = [.fileSizeKey, .contentModificationDateKey]
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys)
    else { return [] }
    var folders: [URL: (bytes: Int, lastUse: Date)] = [:]
    for case let file as URL in files where file.lastPathComponent == Self.sumsName {
      let place = file.deletingLastPathComponent()
      let date = try? place.resourceValues(forKeys: [.contentModificationDateKey])
      folders[place] = (0, date?.contentModificationDate ?? .distantPast)
    }
    return folders.map { place, usage in
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: place.path)) ?? []
      let bytes = names.reduce(0) { sum, name in
        let values = try? place.appending(path: name).resourceValues(forKeys: [.fileSizeKey])
        return sum + (values?.fileSize ?? 0)
      }
      return Usage(folder: place, bytes: bytes, lastUse: usage.lastUse)
    }
  }
}
