import Foundation
import Pipeline
import Record
import TestSupport
import Testing
import Text

@Suite struct ArtifactStoreSizeTests {
  private let folder: TemporaryFolder
  private let store: ArtifactStore

  init() throws {
    folder = try TemporaryFolder()
    store = ArtifactStore(folder: folder.url.appending(path: "cache"))
  }

  /// Stores a result of a given size, last used a number of days after a fixed date.
  private func save(_ key: String, bytes: Int, day: Int, in store: ArtifactStore) throws {
    try store.save(
      ArtifactStore.Entry(
        step: .vocab, key: key, finished: .now, seconds: 1, results: [:]),
      product: BatchLoader(lengths: [1], batchSize: 1, order: .shuffled),
      files: ["vocab.tsv": Data(count: bytes)])
    let date = Date(timeIntervalSince1970: 1_700_000_000 + 86_400 * Double(day))
    try FileManager.default.setAttributes(
      [.modificationDate: date],
      ofItemAtPath: store.folder.appending(path: "vocab/\(key)").path)
  }

  @Test func anEmptyStoreTakesNothing() throws {
    #expect(store.bytes == 0)
    #expect(try store.trim(to: 0, keeping: []) == 0)
  }

  @Test func whatWasNotUsedForTheLongestTimeGoesFirst() throws {
    for (day, key) in ["c", "a", "d", "b"].enumerated() {
      try save(key, bytes: 100_000, day: day, in: store)
    }
    #expect(store.bytes > 400_000)
    let removed = try store.trim(to: 250_000, keeping: [])
    #expect(removed > 200_000)
    #expect(store.keys(of: .vocab).sorted() == ["b", "d"])
    #expect(store.bytes < 250_000)
    #expect(try store.trim(to: 250_000, keeping: []) == 0)
  }

  @Test func whatIsUsedOrNeededStays() throws {
    for (day, key) in ["a", "b", "c"].enumerated() {
      try save(key, bytes: 100_000, day: day, in: store)
    }
    store.touch(.vocab, "a")
    try store.trim(to: 150_000, keeping: ["b"])
    #expect(store.keys(of: .vocab).sorted() == ["b"])
    try save("a", bytes: 100_000, day: 0, in: store)
    try save("c", bytes: 100_000, day: 1, in: store)
    store.touch(.vocab, "a")
    try store.trim(to: 250_000, keeping: ["b"])
    #expect(store.keys(of: .vocab).sorted() == ["a", "b"])
  }

  @Test func checkpointsCount() throws {
    let checkpoints = store.checkpoints
    try save("a-1-0", bytes: 100_000, day: 0, in: checkpoints)
    try save("a-2-0", bytes: 100_000, day: 1, in: checkpoints)
    #expect(store.bytes > 200_000)
    try store.trim(to: 0, keeping: ["a"])
    #expect(checkpoints.keys(of: .vocab).count == 2)
    try store.trim(to: 150_000, keeping: [])
    #expect(checkpoints.keys(of: .vocab) == ["a-2-0"])
  }
}
