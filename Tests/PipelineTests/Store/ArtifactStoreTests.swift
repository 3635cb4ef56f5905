import Checksums
import Files
import Foundation
@testable import Pipeline
import Record
import TestSupport
import Testing
import Text

@Suite struct ArtifactStoreTests {
  private let folder: TemporaryFolder
  private let store: ArtifactStore
  private let key = "0123"
  private let product = BatchLoader(lengths: [3, 1, 4], batchSize: 2, order: .shuffled)
  private let files = ["metrics.csv": Data("a,b\n".utf8), "validation.csv": Data("c\n".utf8)]

  init() throws {
    folder = try TemporaryFolder()
    store = ArtifactStore(folder: folder.url.appending(path: "cache"))
  }

  private var entry: ArtifactStore.Entry {
    ArtifactStore.Entry(
      step: .train, key: key, finished: Date(timeIntervalSince1970: 1_000_000), seconds: 1.5,
      results: ["batches": 2, "padding": .number(.nan), "note": "text", "parts": .list([1, 2.5])])
  }

  private func place(_ name: String) -> URL {
    store.folder.appending(path: "train/\(key)/\(name)")
  }

  @Test func whatIsStoredComesBack() throws {
    #expect(!store.holds(.train, key))
    try store.save(entry, product: product, files: files)
    #expect(store.holds(.train, key))
    #expect(!store.holds(.train, "other"))
    #expect(!store.holds(.model, key))
    try store.verify(.train, key)
    let read = try store.entry(.train, key)
    #expect(read.finished == entry.finished)
    #expect(read.seconds == 1.5)
    #expect(read.results["batches"] == 2)
    #expect(read.results["padding"]?.number?.isNaN == true)
    #expect(read.results["parts"] == .list([1, 2.5]))
    #expect(try store.product(.train, key, as: BatchLoader.self).lengths == product.lengths)
    #expect(try store.files(.train, key) == files)
  }

  @Test func aSecondResultTakesThePlaceOfTheFirst() throws {
    try store.save(entry, product: product, files: files)
    try store.save(entry, product: product, files: [:])
    #expect(try store.files(.train, key).isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
    #expect(left.sorted() == [".walkthrough", "train"])
  }

  /// Checkpoints are stored below, and digests of texts only beside results.
  @Test(arguments: [false, true])
  func aFileOfOthersWithTheNameOfTheDigestsStays(isNested: Bool) throws {
    let store = isNested ? store.checkpoints : store
    let stray = store.folder.appending(path: "digests.json")
    let theirs = Data("theirs".utf8)
    try store.save(entry, product: product, files: [:])
    try theirs.write(to: stray)
    if !isNested {
      let text = try folder.write("the movie was good", to: "text.txt")
      let locator = DataLocator(
        memo: store.digests, verifies: false, remembers: try store.claimDigests())
      _ = try locator.locate([text], from: nil) { _ in }
    }
    #expect(try store.removeAll() == ["digests.json"])
    #expect(try Data(contentsOf: stray) == theirs)
  }

  /// Many programs write files of that name.
  @Test(arguments: ["0  thesis.doc\n", "", "0  record.json\n0  thesis.doc\n", "no digests"])
  func aListOfDigestsAloneMakesNoEntry(list: String) throws {
    try store.save(entry, product: product, files: [:])
    let stray = try folder.write(list, to: "cache/train/photos/SHA256SUMS")
    try store.trim(to: 0, keeping: [])
    #expect(try store.removeAll() == ["train"])
    #expect(try String(contentsOfFile: stray, encoding: .utf8) == list)
  }

  @Test func aDamagedEntryIsStillOurs() throws {
    try store.save(entry, product: product, files: files)
    try Data("{".utf8).write(to: place("record.json"))
    #expect(try store.removeAll().isEmpty)
  }

  @Test func digestsAreThoseOfTheFiles() throws {
    try store.save(entry, product: product, files: files)
    let sums = try String(contentsOf: place("SHA256SUMS"), encoding: .utf8)
    let names = [
      "files/metrics.csv", "files/validation.csv", "product.safetensors", "record.json",
    ]
    let expected = try names.map {
      "\(SHA256.hex(of: Array(try Data(contentsOf: place($0)))))  \($0)\n"
    }
    #expect(sums == expected.joined())
  }

  enum Damage: CaseIterable {
    case flippedBit, cutOff, emptied, missing, longer
  }

  @Test(
    arguments: [
      "record.json", "product.safetensors", "files/metrics.csv", "files/validation.csv",
    ], Damage.allCases)
  func damageToAFileIsFound(name: String, damage: Damage) throws {
    try store.save(entry, product: product, files: files)
    var data = try Data(contentsOf: place(name))
    switch damage {
    case .flippedBit: data[data.startIndex + data.count / 2] ^= 1
    case .cutOff: data.removeLast()
    case .emptied: data = Data()
    case .longer: data.append(0x20)
    case .missing: break
    }
    if damage == .missing {
      try FileManager.default.removeItem(at: place(name))
    } else {
      try data.write(to: place(name))
    }
    let reason = damage == .missing ? "it is missing" : "its contents changed"
    let expected = StorageError.damaged(path: place(name).path, reason: reason)
    #expect(throws: expected) { try store.verify(.train, key) }
    switch name {
    case "record.json":
      #expect(throws: expected) { try store.entry(.train, key) }
    case "product.safetensors":
      #expect(throws: expected) { try store.product(.train, key, as: BatchLoader.self) }
    default:
      #expect(throws: expected) { try store.files(.train, key) }
    }
  }

  @Test(arguments: ["", "no digests\nat all", "abc"]) func badListsOfDigestsAreFound(list: String)
    throws
  {
    try store.save(entry, product: product, files: files)
    try Data(list.utf8).write(to: place("SHA256SUMS"))
    #expect(throws: StorageError.self) { try store.verify(.train, key) }
  }

  /// A run writes stored files into its folder under their names.
  @Test(arguments: ["files/../../../../escaped", "files/other.csv", "files/steps/.."])
  func listsThatLeadOutOfTheFolderAreFound(name: String) throws {
    try store.save(entry, product: product, files: files)
    let sums = try String(contentsOf: place("SHA256SUMS"), encoding: .utf8)
    let line = "\(SHA256.hex(of: "escaped"))  \(name)\n"
    try Data((sums + line).utf8).write(to: place("SHA256SUMS"))
    try folder.write("escaped", to: "escaped")
    #expect(throws: StorageError.self) { try store.files(.train, key) }
  }

  /// Leaves a result as another version would have: intact, but unreadable for this one.
  private func replace(_ name: String, with text: String) throws {
    let old = SHA256.hex(of: Array(try Data(contentsOf: place(name))))
    let sums = try String(contentsOf: place("SHA256SUMS"), encoding: .utf8)
    try Data(text.utf8).write(to: place(name))
    try Data(sums.replacing(old, with: SHA256.hex(of: text)).utf8).write(to: place("SHA256SUMS"))
  }

  @Test func recordsOfAnotherVersionAreFound() throws {
    try store.save(entry, product: product, files: files)
    try replace("record.json", with: #"{"version": 99}"#)
    let error = #expect(throws: StorageError.self) { try store.verify(.train, key) }
    #expect(error?.description.contains("made by another version") == true)
  }

  @Test func productsOfAnotherVersionAreFound() throws {
    try store.save(entry, product: product, files: files)
    try replace("product.safetensors", with: "something else")
    #expect(throws: StorageError.self) {
      try store.product(.train, key, as: BatchLoader.self)
    }
    try store.save(entry, product: product, files: files)
    let error = #expect(throws: StorageError.self) {
      try store.product(.train, key, as: TokenDataset.self)
    }
    #expect(error?.description.contains("is damaged: the stored result lacks") == true)
  }

  @Test func aHalfWrittenFolderIsNoResult() throws {
    try store.claim()
    try folder.write("{}", to: "cache/.unfinished/\(UUID().uuidString)/record.json")
    #expect(!store.holds(.train, key))
    // A folder under its final name, without the list that is written last.
    try folder.write("{}", to: "cache/train/\(key)/record.json")
    #expect(!store.holds(.train, key))
    try store.save(entry, product: product, files: files)
    try store.verify(.train, key)
  }

  @Test func aFileInPlaceOfTheStoreIsAnError() throws {
    try folder.write("in the way", to: "cache")
    #expect(throws: OwnershipError.notAFolder(path: store.folder.path)) {
      try store.save(entry, product: product, files: files)
    }
  }

  @Test func aFileInPlaceOfAFolderIsAnError() throws {
    try store.claim()
    try folder.write("in the way", to: "cache/train")
    let error = #expect(throws: StorageError.self) {
      try store.save(entry, product: product, files: files)
    }
    #expect(error?.description.hasPrefix("can't write \(store.folder.path)") == true)
    #expect(error?.description.contains("--output") == true)
    let left = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
    #expect(left.sorted() == [".walkthrough", "train"])
  }

  @Test func removingIsForGood() throws {
    try store.save(entry, product: product, files: files)
    try store.remove(.train, key)
    #expect(!store.holds(.train, key))
    try store.remove(.train, key)
  }
}
