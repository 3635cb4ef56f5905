import Foundation
import Record

/// The size of the store, and how it stays within a limit.
extension ArtifactStore {
  /// The size of one key's entry, and when it was last made or used.
  private struct Usage {
    let step: StepID
    let folder: URL
    let bytes: Int
    let lastUse: Date
  }

  /// The size of the whole store in bytes, including checkpoints.
  package var bytes: Int { usages.reduce(0) { $0 + $1.bytes } }

  /// Removes the least recently used entries until the store takes no more than `limit`.
  ///
  /// - Parameters:
  ///   - limit: in bytes.
  ///   - keys: entries that are kept in any case.
  /// - Returns: the number of bytes removed.
  @discardableResult
  package func trim(to limit: Int, keeping keys: Set<String>) throws -> Int {
    var total = bytes
    let before = total
    for usage in usages.sorted(by: { $0.lastUse < $1.lastUse }) where total > limit {
      let name = usage.folder.lastPathComponent
      guard !keys.contains(where: name.hasPrefix) else { continue }
      try Self.removeEntry(usage.folder, of: usage.step)
      total -= usage.bytes
    }
    return before - total
  }

  /// Marks the entry under a key as just used.
  package func touch(_ step: StepID, _ key: String) {
    try? FileManager.default.setAttributes(
      [.modificationDate: Date.now], ofItemAtPath: place(step, key).path)
  }

  private var usages: [Usage] {
    (entries + checkpoints.entries).map { step, place in
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: place.path)) ?? []
      let sizes = names.map { name in
        try? place.appending(path: name).resourceValues(forKeys: [.fileSizeKey]).fileSize
      }
      let date = try? place.resourceValues(forKeys: [.contentModificationDateKey])
      return Usage(
        step: step, folder: place, bytes: sizes.reduce(0) { $0 + ($1 ?? 0) },
        lastUse: date?.contentModificationDate ?? .distantPast)
    }
  }
}
