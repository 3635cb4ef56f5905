import Checksums
import Files
import Foundation
import Record
import TensorFiles

/// The stored results of steps, by key: one folder each under `output/cache/<step>/<key>/`.
///
/// A folder appears atomically, by renaming a finished one, and lists the SHA-256 of each of its
/// files (`sha256sum -c SHA256SUMS` checks them). What doesn't match is not used.
package struct ArtifactStore: Sendable {
  /// The contents of `record.json`.
  package struct Entry: Codable, Sendable {
    package var step: StepID
    package var key: String
    package var finished: Date
    package var seconds: Double
    package var results: [String: Value]
    /// The machine that made the results.
    package var machine: Machine?
    /// The digest of the code that made the product; `nil` in entries of earlier releases.
    package var encoding: String?

    package init(
      step: StepID, key: String, finished: Date, seconds: Double, results: [String: Value],
      machine: Machine? = nil, encoding: String? = nil
    ) {
      self.step = step
      self.key = key
      self.finished = finished
      self.seconds = seconds
      self.results = results
      self.machine = machine
      self.encoding = encoding
    }
  }

  static let recordName = "record.json"
  static let productName = "product.safetensors"
  static let sumsName = "SHA256SUMS"
  static let filesFolder = "files"

  package let folder: URL

  package init(folder: URL) { self.folder = folder }

  func place(_ step: StepID, _ key: String) -> URL {
    folder.appending(path: step.rawValue).appending(path: key)
  }

  /// Whether something is stored under a key, intact or not.
  package func holds(_ step: StepID, _ key: String) -> Bool {
    FileManager.default.fileExists(
      atPath: place(step, key).appending(path: Self.sumsName).path)
  }

  /// The keys that something is stored under, intact or not.
  package func keys(of step: StepID) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: step.rawValue).path)
    return (names ?? []).filter { holds(step, $0) }
  }

  /// Reads everything stored under a key and checks its digests.
  ///
  /// - Throws: `StorageError.damaged`.
  package func verify(_ step: StepID, _ key: String) throws {
    _ = try entry(step, key)
    _ = try read(Self.productName, step, key)
    _ = try files(step, key)
  }

  /// The results of a step, without its product.
  ///
  /// - Throws: `StorageError.damaged`.
  package func entry(_ step: StepID, _ key: String) throws -> Entry {
    let data = try read(Self.recordName, step, key)
    do {
      return try JSONFile.decode(Entry.self, from: data)
    } catch {
      throw StorageError.damaged(
        path: place(step, key).path, reason: "its record was made by another version")
    }
  }

  /// The product of a step.
  ///
  /// - Throws: `StorageError.damaged`.
  package func product<Product: StepProduct>(
    _ step: StepID, _ key: String, as type: Product.Type
  ) throws -> Product {
    let tensors = try tensors(step, key)
    do {
      return try Product(decoding: tensors)
    } catch {
      throw StorageError.damaged(path: place(step, key).path, reason: "\(error)")
    }
  }

  /// The file of a product, whose digest is checked while it is read: a text would else be in memory
  /// twice.
  private func tensors(_ step: StepID, _ key: String) throws -> TensorFile {
    let url = place(step, key).appending(path: Self.productName)
    let expected = try digest(of: Self.productName, step, key)
    var hash = SHA256()
    let tensors: TensorFile
    do {
      tensors = try TensorFile(reading: url) { hash.update($0) }
    } catch {
      // A file that changed needn't be a file of tensors any more.
      _ = try read(Self.productName, step, key)
      throw StorageError.damaged(path: place(step, key).path, reason: "\(error)")
    }
    guard hash.finish() == expected else {
      throw StorageError.damaged(path: url.path, reason: "its contents changed")
    }
    return tensors
  }

  /// The files that the step made for people and other programs, by name.
  ///
  /// - Throws: `StorageError.damaged`.
  package func files(_ step: StepID, _ key: String) throws -> [String: Data] {
    let prefix = Self.filesFolder + "/"
    var files: [String: Data] = [:]
    for path in try sums(step, key).keys where path.hasPrefix(prefix) {
      let name = String(path.dropFirst(prefix.count))
      // The files get these names in the run's folder.
      guard Steps.type(of: step).files.contains(name) else {
        throw StorageError.damaged(
          path: place(step, key).path,
          reason: "it lists the file '\(name)', which this step doesn't make")
      }
      files[name] = try read(path, step, key)
    }
    return files
  }

  package func save(_ entry: Entry, product: some StepProduct, files: [String: Data]) throws {
    precondition(Steps.type(of: entry.step).files.isSuperset(of: files.keys), "undeclared file")
    try claim()
    let tensors = try product.encoded()
    var contents = [Self.recordName: try JSONFile.data(entry)]
    for (name, data) in files { contents["\(Self.filesFolder)/\(name)"] = data }
    var sums = contents.mapValues { SHA256.hex(of: $0) }
    sums[Self.productName] = SHA256.hex(of: tensors)
    let lines = sums.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
    contents[Self.sumsName] = Data(lines.joined().utf8)

    let place = place(entry.step, entry.key)
    let unfinished = unfinishedPlace(of: entry.step)
    defer { OwnedFolder.removeIfEmpty(self.unfinished) }
    do {
      for (name, data) in contents { try AtomicFile.create(unfinished.appending(path: name), data) }
      try AtomicFile.create(unfinished.appending(path: Self.productName)) { write in
        try tensors.forEachPiece { try write($0) }
      }
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try remove(entry.step, entry.key)
      try AtomicFile.rename(unfinished, to: place)
      try AtomicFile.synchronize(folder: place.deletingLastPathComponent())
    } catch {
      try? Self.removeEntry(unfinished, of: entry.step)
      if error is StorageError { throw error }
      throw StorageError.cannotWrite(path: place.path, reason: AtomicFile.reason(error))
    }
  }

  /// Removes what is stored under a key; foreign files in its folder stay.
  package func remove(_ step: StepID, _ key: String) throws {
    try Self.removeEntry(place(step, key), of: step)
  }

  /// Reads a file of a stored step and checks its digest.
  private func read(_ name: String, _ step: StepID, _ key: String) throws -> Data {
    let url = place(step, key).appending(path: name)
    let expected = try digest(of: name, step, key)
    // Stored files are never modified, only replaced.
    guard let data = try? Data(contentsOf: url, options: .alwaysMapped) else {
      throw StorageError.damaged(path: url.path, reason: "it is missing")
    }
    guard SHA256.hex(of: data) == expected else {
      throw StorageError.damaged(path: url.path, reason: "its contents changed")
    }
    return data
  }

  private func digest(of name: String, _ step: StepID, _ key: String) throws -> String {
    guard let digest = try sums(step, key)[name] else {
      throw StorageError.damaged(
        path: place(step, key).appending(path: name).path,
        reason: "it is not listed in SHA256SUMS")
    }
    return digest
  }

  func sums(_ step: StepID, _ key: String) throws -> [String: String] {
    let url = place(step, key).appending(path: Self.sumsName)
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      throw StorageError.damaged(path: url.path, reason: "it can't be read")
    }
    var sums: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else {
        throw StorageError.damaged(path: url.path, reason: "its lines are not digests")
      }
      sums[parts[1].trimmingCharacters(in: .whitespaces)] = String(parts[0])
    }
    return sums
  }
}

extension SHA256 {
  /// The digest of some data, in hexadecimal.
  static func hex(of data: Data) -> String {
    var hash = SHA256()
    data.withUnsafeBytes { hash.update($0) }
    return hash.finish()
  }

  /// The digest of a file of tensors.
  fileprivate static func hex(of tensors: TensorFile) -> String {
    var hash = SHA256()
    tensors.forEachPiece { hash.update($0) }
    return hash.finish()
  }
}
