import Checksums
import Foundation
import Record

/// `output/<run>/`: the record of a run and the files that belong to it, always of one run.
///
/// A new state is staged whole in `.next/` before the first file of the old one is replaced. Then a
/// placing that is cut off anywhere can be completed by whoever opens the folder next.
package struct RunFolder: Sendable {
  package let url: URL

  package init(_ url: URL) { self.url = url }

  package var record: URL { url.appending(path: RunFiles.record) }
  package var report: URL { url.appending(path: RunFiles.report) }

  package var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

  var owned: OwnedFolder {
    OwnedFolder(url: url, kind: .run, recognize: Self.filesOfEarlierRelease)
  }

  private static let advice = "Choose another name for the run with --as"

  /// The record of the last run; `nil` where there is none that this version can read.
  package func readRecord() -> RunRecord? {
    guard let data = try? Data(contentsOf: record),
      let record = try? JSONFile.decode(RunRecord.self, from: data),
      record.schema == RunRecord.currentSchema
    else { return nil }
    return record
  }

  /// The record and those of the named files that belong to it, as of one moment.
  ///
  /// A file whose digest is not the one in the record was changed or comes from another run; it is left
  /// out, as one that is missing. The reference is the reader's own to replace.
  ///
  /// - Parameter names: all files by default.
  /// - Returns: `nil` where there is no record that this version can read.
  package func read(_ names: Set<String>? = nil) -> RunContents? {
    let lock = lockForReading()
    defer { withExtendedLifetime(lock) {} }
    guard let record = readRecord() else { return nil }
    var contents = RunContents(record: record, files: [:])
    for name in RunFiles.all.subtracting([RunFiles.record]) where names?.contains(name) ?? true {
      guard let file = try? owned.place(name), let data = try? Data(contentsOf: file) else {
        continue
      }
      let digest = record.files?[name]
      if record.files == nil || name == RunFiles.reference || digest == SHA256.hex(of: data) {
        contents.files[name] = data
      }
    }
    return contents
  }

  /// Readers complete what a killed writer left half placed, where they may write.
  private func lockForReading() -> FolderLock {
    let lock = FolderLock(url, for: .readers)
    guard FileKind(staging.appending(path: RunFiles.record)) == .file else { return lock }
    lock.release()
    let writing = FolderLock(url, for: .writer)
    // Where it can't be completed, digests tell what does not fit.
    try? placeStaged()
    return writing
  }

  /// Whether the folder can take a run: it is one, or there is nothing of others in it.
  ///
  /// - Throws: `OwnershipError`.
  package func requireOurs() throws {
    let (files, _) = try owned.inspect(advice: Self.advice)
    try owned.requireFree(RunFiles.all.union([Self.stagingName]), given: files)
  }

  /// Gives a folder that an earlier release wrote its marker.
  ///
  /// - Returns: whether it was one.
  func adopt() throws -> Bool {
    guard try owned.listed() == nil, Self.filesOfEarlierRelease(url) != nil else { return false }
    return try owned.claim(advice: Self.advice)
  }

  /// Puts a new state in the place of the old one.
  ///
  /// - Throws: `OwnershipError` where files of others are in the way, `StorageError`. Then the old state
  ///   is as it was, or the new one is whole.
  package func commit(_ contents: RunContents) throws {
    try requireOurs()
    try owned.claim(advice: Self.advice)
    let lock = FolderLock(url, for: .writer)
    defer { withExtendedLifetime(lock) {} }
    try placeStaged()
    do {
      try stage(contents)
    } catch {
      try? discardStaged()
      throw error
    }
    try placeStaged()
  }

  // MARK: - Staging

  private static let stagingName = ".next"

  private var staging: URL { url.appending(path: Self.stagingName) }

  private var staged: OwnedFolder { OwnedFolder(url: staging, kind: .run) { _ in nil } }

  /// Writes those files to the staging folder that are other than the ones in place, and the record.
  func stage(_ contents: RunContents) throws {
    let listed = try owned.listed() ?? []
    try owned.list(listed.union(contents.files.keys).union([RunFiles.record, Self.stagingName]))
    for (name, data) in contents.files {
      let current = try owned.place(name)
      if FileKind(current) == .file, (try? Data(contentsOf: current)) == data { continue }
      try SafeFile.create(try staged.place(name), data)
    }
    // The last one: with it, what is staged is whole.
    var record = contents.record
    record.files = contents.files.mapValues { SHA256.hex(of: $0) }
    try SafeFile.write(try JSONFile.data(record), to: staging.appending(path: RunFiles.record))
  }

  /// Moves what was staged whole to its place, the record last; what was not staged whole goes away.
  func placeStaged() throws {
    guard let listed = try owned.listed(), listed.contains(Self.stagingName) else { return }
    let newRecord = staging.appending(path: RunFiles.record)
    guard FileKind(newRecord) == .file else {
      try discardStaged()
      return try list(of: readRecord(), otherwise: listed)
    }
    guard let record = RunFolder(staging).readRecord(), let digests = record.files else {
      throw StorageError.damaged(path: newRecord.path, reason: "it can't be read")
    }
    do {
      for name in digests.keys.sorted() {
        let new = try staged.place(name)
        guard FileKind(new) == .file else { continue }
        let place = try owned.place(name)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try SafeFile.rename(new, to: place)
      }
      try owned.remove(
        RunFiles.all.intersection(listed).subtracting([RunFiles.record] + digests.keys))
      try SafeFile.rename(newRecord, to: self.record)
      try SafeFile.synchronize(folder: url)
    } catch let error as POSIXError {
      throw StorageError.cannotWrite(path: url.path, reason: SafeFile.reason(error))
    }
    try discardStaged()
    try list(of: record, otherwise: listed)
  }

  private func discardStaged() throws {
    try staged.remove(RunFiles.all)
    UnfinishedFile.sweep(staging)
    OwnedFolder.removeIfEmpty(staging)
  }

  /// Lists the files of a record as ours, and none that was only to come.
  private func list(of record: RunRecord?, otherwise listed: Set<String>) throws {
    let files = record?.files.map { Set($0.keys).union([RunFiles.record]) }
    try owned.list((files ?? listed).subtracting([Self.stagingName]))
  }

  // MARK: - Earlier releases

  private struct EarlierRecord: Decodable {
    struct Step: Decodable {
      let id: String
      let key: String
    }

    let schema: Int
    let book: String
    let run: String
    let steps: [Step]
  }

  /// A folder of a run from before there were markers is known by its record.
  private static func filesOfEarlierRelease(_ folder: URL) -> Set<String>? {
    let file = folder.appending(path: RunFiles.record)
    guard FileKind(file) == .file, let data = FileManager.default.contents(atPath: file.path),
      (try? JSONFile.decode(EarlierRecord.self, from: data)) != nil
    else { return nil }
    return RunFiles.all.filter { FileKind(folder.appending(path: $0)) == .file }
  }
}
