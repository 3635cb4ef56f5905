import Checksums
import Foundation
import Pipeline
import Record
import TestSupport
import Testing
import Text

@Suite struct ArtifactStoreTests {
  private let folder: TemporaryFolder
  private let store: ArtifactStore
  private let key = "0123"
  private let product = BatchLoader(lengths: [3, 1, 4], batchSize: 2, order: .shuffled)
  private let files = ["table.csv": Data("a,b\n".utf8), "steps/loader.json": Data("{}\n".utf8)]

  init() throws {
    folder = try TemporaryFolder()
    store = ArtifactStore(folder: folder.url.appending(path: "cache"))
  }

  private var entry: ArtifactStore.Entry {
    ArtifactStore.Entry(
      step: .loader, key: key, finished: Date(timeIntervalSince1970: 1_000_000), seconds: 1.5,
      results: ["batches": 2, "padding": .number(.nan), "note": "text", "parts": .list([1, 2.5])])
  }

  private func place(_ name: String) -> URL {
    store.folder.appending(path: "loader/\(key)/\(name)")
  }

  @Test func whatIsStoredComesBack() throws {
    #expect(!store.holds(.loader, key))
    try store.save(entry, product: product, files: files)
    #expect(store.holds(.loader, key))
    #expect(!store.holds(.loader, "other"))
    #expect(!store.holds(.train, key))
    try store.verify(.loader, key)
    let read = try store.entry(.loader, key)
    #expect(read.finished == entry.finished)
    #expect(read.seconds == 1.5)
    #expect(read.results["batches"] == 2)
    #expect(read.results["padding"]?.number?.isNaN == true)
    #expect(read.results["parts"] == .list([1, 2.5]))
    #expect(try store.product(.loader, key, as: BatchLoader.self).lengths == product.lengths)
    #expect(try store.files(.loader, key) == files)
  }

  @Test func aSecondResultTakesThePlaceOfTheFirst() throws {
    try store.save(entry, product: product, files: files)
    try store.save(entry, product: product, files: [:])
    #expect(try store.files(.loader, key).isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
    #expect(left == ["loader"])
  }

  @Test func digestsAreThoseOfTheFiles() throws {
    try store.save(entry, product: product, files: files)
    let sums = try String(contentsOf: place("SHA256SUMS"), encoding: .utf8)
    let names = [
      "files/steps/loader.json", "files/table.csv", "product.safetensors", "record.json",
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
      "record.json", "product.safetensors", "files/table.csv", "files/steps/loader.json",
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
    #expect(throws: expected) { try store.verify(.loader, key) }
    switch name {
    case "record.json":
      #expect(throws: expected) { try store.entry(.loader, key) }
    case "product.safetensors":
      #expect(throws: expected) { try store.product(.loader, key, as: BatchLoader.self) }
    default:
      #expect(throws: expected) { try store.files(.loader, key) }
    }
  }

  @Test(arguments: ["", "no digests\nat all", "abc"]) func badListsOfDigestsAreFound(list: String)
    throws
  {
    try store.save(entry, product: product, files: files)
    try Data(list.utf8).write(to: place("SHA256SUMS"))
    #expect(throws: StorageError.self) { try store.verify(.loader, key) }
  }

  /// A run puts stored files into its folder under their names.
  @Test(arguments: ["files/../../../../escaped", "/etc/passwd", "files/steps/.."])
  func listsThatLeadOutOfTheFolderAreFound(name: String) throws {
    try store.save(entry, product: product, files: files)
    let sums = try String(contentsOf: place("SHA256SUMS"), encoding: .utf8)
    let line = "\(SHA256.hex(of: "escaped"))  \(name)\n"
    try Data((sums + line).utf8).write(to: place("SHA256SUMS"))
    try folder.write("escaped", to: "escaped")
    #expect(throws: StorageError.self) { try store.files(.loader, key) }
  }

  /// As another version would have left it: sound, and not to be understood.
  private func replace(_ name: String, with text: String) throws {
    let old = SHA256.hex(of: Array(try Data(contentsOf: place(name))))
    let sums = try String(contentsOf: place("SHA256SUMS"), encoding: .utf8)
    try Data(text.utf8).write(to: place(name))
    try Data(sums.replacing(old, with: SHA256.hex(of: text)).utf8).write(to: place("SHA256SUMS"))
  }

  @Test func recordsOfAnotherVersionAreFound() throws {
    try store.save(entry, product: product, files: files)
    try replace("record.json", with: #"{"version": 99}"#)
    let error = #expect(throws: StorageError.self) { try store.verify(.loader, key) }
    #expect(error?.description.contains("made by another version") == true)
  }

  @Test func productsOfAnotherVersionAreFound() throws {
    try store.save(entry, product: product, files: files)
    try replace("product.safetensors", with: "something else")
    #expect(throws: StorageError.self) {
      try store.product(.loader, key, as: BatchLoader.self)
    }
    try store.save(entry, product: product, files: files)
    let error = #expect(throws: StorageError.self) {
      try store.product(.loader, key, as: TokenDataset.self)
    }
    #expect(error?.description.contains("is damaged: the stored result lacks") == true)
  }

  @Test func aHalfWrittenFolderIsNoResult() throws {
    try folder.write("{}", to: "cache/.loader.\(UUID().uuidString)/record.json")
    #expect(!store.holds(.loader, key))
    // A folder under its last name, without the list that is written last.
    try folder.write("{}", to: "cache/loader/\(key)/record.json")
    #expect(!store.holds(.loader, key))
    try store.save(entry, product: product, files: files)
    try store.verify(.loader, key)
  }

  @Test(arguments: ["cache", "cache/loader"]) func aFileInPlaceOfAFolderIsAnError(name: String)
    throws
  {
    try folder.write("in the way", to: name)
    let error = #expect(throws: StorageError.self) {
      try store.save(entry, product: product, files: files)
    }
    #expect(error?.description.hasPrefix("can't write \(store.folder.path)") == true)
    #expect(error?.description.contains("--output") == true)
    if name == "cache/loader" {
      let left = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
      #expect(left == ["loader"])
    }
  }

  @Test func removingIsForGood() throws {
    try store.save(entry, product: product, files: files)
    try store.remove(.loader, key)
    #expect(!store.holds(.loader, key))
    try store.remove(.loader, key)
  }
}
