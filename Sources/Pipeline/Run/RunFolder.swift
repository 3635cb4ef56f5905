import Checksums
import Files
import Foundation
import Record

/// `output/<run>/`: the record of a run and the files that belong to it, always of the same run.
///
/// A new state is staged completely in `.next/` before the first file of the old one is replaced.
/// If moving it into place is interrupted, whoever opens the folder next can complete the move.
package struct RunFolder: Sendable {
  package let url: URL

  package init(_ url: URL) { self.url = url }

  package var record: URL { url.appending(path: RunFiles.record) }
  package var report: URL { url.appending(path: ReportFormat.html.fileName) }
  /// The data behind a step's figures.
  package func figures(of step: StepID) -> URL { url.appending(path: RunFiles.figures(step)) }

  package var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

  var owned: OwnedFolder {
    OwnedFolder(url: url, kind: .run, recognize: Self.filesOfEarlierRelease)
  }

  private static let advice = "Choose another name for the run with --as"

  /// The record of the last run; `nil` if there is none that this version can read.
  package func readRecord() -> RunRecord? {
    guard FileKind.following(record) == .file, let data = try? Data(contentsOf: record),
      let record = try? JSONFile.decode(RunRecord.self, from: data),
      record.schema == RunRecord.currentSchema
    else { return nil }
    return record
  }

  /// Reads the record and those of the named files that belong to it, as of one moment.
  ///
  /// A file whose digest doesn't match the record was changed or comes from another run; it is left
  /// out, like a missing one. The reference is exempt: users may replace it.
  ///
  /// - Parameter names: all files by default.
  /// - Returns: `nil` if there is no record that this version can read.
  package func read(_ names: Set<String>? = nil) -> RunContents? {
    let lock = lockForReading()
    defer { withExtendedLifetime(lock) {} }
    guard let record = readRecord() else { return nil }
    var contents = RunContents(record: record, files: [:])
    for name in RunFiles.all.subtracting([RunFiles.record]) where names?.contains(name) ?? true {
      // Opening a pipe would wait for its writer.
      guard let file = try? owned.place(name), FileKind.following(file) == .file,
        let data = try? Data(contentsOf: file)
      else { continue }
      let digest = record.files?[name]
      if record.files == nil || name == RunFiles.reference || digest == SHA256.hex(of: data) {
        contents.files[name] = data
      }
    }
    return contents
  }

  /// Reads the record and the data behind a step's figures, as above.
  package func readFigures(of step: StepID) -> RunContents? { read([RunFiles.figures(step)]) }

  /// Readers complete what a killed writer left half moved, where they may write.
  private func lockForReading() -> FolderLock {
    let lock = FolderLock(url, for: .readers)
    guard FileKind(staging.appending(path: RunFiles.record)) == .file else { return lock }
    lock.release()
    let writing = FolderLock(url, for: .writer)
    // If it can't be completed, the digests show what doesn't match.
    try? placeStaged()
    return writing
  }

  /// Checks that the folder can hold a run: it is one, or contains no foreign files.
  ///
  /// - Throws: `OwnershipError`.
  package func requireOurs() throws {
    let (files, _) = try owned.inspect(advice: Self.advice)
    try owned.requireFree(RunFiles.all.union([Self.stagingName]), given: files)
  }

  /// Adds a marker to a folder that an earlier release wrote.
  ///
  /// - Returns: whether it was such a folder.
  func adopt() throws -> Bool {
    guard try owned.listed() == nil, Self.filesOfEarlierRelease(url) != nil else { return false }
    return try owned.claim(advice: Self.advice)
  }

  /// Replaces the old state with a new one, completely or not at all.
  ///
  /// - Throws: `OwnershipError` where foreign files are in the way, `StorageError`.
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

  /// Writes the files that differ from those in place to the staging folder, then the record.
  func stage(_ contents: RunContents) throws {
    let listed = try owned.listed() ?? []
    try owned.list(listed.union(contents.files.keys).union([RunFiles.record, Self.stagingName]))
    for (name, data) in contents.files {
      let current = try owned.place(name)
      if FileKind(current) == .file, (try? Data(contentsOf: current)) == data { continue }
      try AtomicFile.create(try staged.place(name), data)
    }
    // The last one: it marks the staged state as complete.
    var record = contents.record
    record.files = contents.files.mapValues { SHA256.hex(of: $0) }
    try AtomicFile.write(try JSONFile.data(record), to: staging.appending(path: RunFiles.record))
  }

  /// Moves a completely staged state into place, the record last; discards an incomplete one.
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
        try AtomicFile.rename(new, to: place)
      }
      try owned.remove(
        RunFiles.all.intersection(listed).subtracting([RunFiles.record] + digests.keys))
      try AtomicFile.rename(newRecord, to: self.record)
      try AtomicFile.synchronize(folder: url)
    } catch let error as POSIXError {
      throw StorageError.cannotWrite(path: url.path, reason: AtomicFile.reason(error))
    }
    try discardStaged()
    try list(of: record, otherwise: listed)
  }

  private func discardStaged() throws {
    try staged.remove(RunFiles.all)
    UnfinishedFile.sweep(staging)
    OwnedFolder.removeIfEmpty(staging)
  }

  /// Lists the files of a record as ours, dropping any that were never written.
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

  /// A run's folder from before there were markers is recognized by its record.
  private static func filesOfEarlierRelease(_ folder: URL) -> Set<String>? {
    let file = folder.appending(path: RunFiles.record)
    guard FileKind(file) == .file, let data = FileManager.default.contents(atPath: file.path),
      (try? JSONFile.decode(EarlierRecord.self, from: data)) != nil
    else { return nil }
    return RunFiles.all.filter { FileKind(folder.appending(path: $0)) == .file }
  }
}
