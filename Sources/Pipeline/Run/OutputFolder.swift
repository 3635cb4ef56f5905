import Files
import Foundation

/// `output/`: the folders of all runs, and what they share.
package struct OutputFolder: Sendable {
  package let url: URL

  private static let cacheName = "cache"

  /// Names that no run can have, because they are taken.
  package static let reservedNames =
    [cacheName, OutputLock.fileName] + OverviewPage.allCases.map(\.rawValue)

  package init(_ url: URL) { self.url = url }

  package var store: ArtifactStore { ArtifactStore(folder: url.appending(path: Self.cacheName)) }

  /// Where a page on several runs is written by default.
  package func place(of page: OverviewPage) -> URL { url.appending(path: page.rawValue) }

  /// The folder of a run. Names that differ only in Unicode normalization are the same name.
  package func run(named name: String) -> RunFolder {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    let same = names.filter { $0 == name }
    let exact = same.first { $0.utf8.elementsEqual(name.utf8) }
    return RunFolder(url.appending(path: exact ?? same.first ?? name))
  }

  /// The names of all runs, sorted.
  package var runs: [String] {
    OwnedFolder.visibleNames(in: url).filter {
      FileKind(RunFolder(url.appending(path: $0)).record) == .file
    }
  }

  /// Whether runs were written here, or are about to be.
  package var isOurs: Bool { (try? owned.listed()) != nil }

  /// Claims the folder for a command that writes, and completes what a killed one began.
  ///
  /// - Parameters:
  ///   - command: the name of the command, which a process that finds the folder locked reports.
  ///   - notice: receives messages for the user.
  /// - Returns: the right to write, for as long as the value exists.
  /// - Throws: `OwnershipError` for a folder that isn't ours, `LockedOutput`, `StorageError`.
  package func open(
    for command: String, notice: (String) -> Void = { _ in }
  ) throws -> OutputLock {
    let (files, isEarlier) = try owned.inspect(advice: Self.advice)
    try owned.requireFree([OutputLock.fileName], given: files)
    let lock = try OutputLock(folder: url, command: command)
    try owned.claim(advice: Self.advice)
    try owned.list(try (owned.listed() ?? []).union([OutputLock.fileName]))
    UnfinishedFile.sweep(url)
    store.sweep()
    // A lock on its own was left by a process that was killed at its very start.
    var adopted = isEarlier && (store.isRecognized || !runs.isEmpty) ? [url.path] : []
    for name in runs {
      let folder = RunFolder(url.appending(path: name))
      // A fault in one run is reported when that run is requested.
      if (try? folder.adopt()) == true { adopted.append(folder.url.path) }
      try? folder.placeStaged()
      UnfinishedFile.sweep(folder.url)
    }
    if !adopted.isEmpty {
      notice(
        "an earlier version wrote \(adopted.joined(separator: ", ")); from now on the file "
          + "\(FolderMarker.fileName) there lists what may be replaced or removed")
    }
    return lock
  }

  /// Writes a page on several runs to its default location.
  ///
  /// - Throws: `OwnershipError` where a foreign file has that name; `StorageError`.
  package func write(_ html: String, as page: OverviewPage) throws {
    let (files, _) = try owned.inspect(advice: Self.advice)
    try owned.requireFree([page.rawValue], given: files)
    try owned.claim(advice: Self.advice)
    try owned.list(try (owned.listed() ?? []).union([page.rawValue]))
    try AtomicFile.write(Data(html.utf8), to: place(of: page))
  }

  /// What `clean` did to a folder.
  package struct Cleaning {
    package let folder: URL
    /// What remains in it because it isn't ours.
    package let kept: [String]
  }

  /// Removes a run and the stored results of all runs, but no foreign file. Needs the lock.
  ///
  /// - Throws: `OwnershipError` for a folder that isn't ours, `StorageError`.
  package func clean(_ run: RunFolder) throws -> [Cleaning] {
    var cleanings: [Cleaning] = []
    if run.exists {
      try run.requireOurs()
      let lock = FolderLock(run.url, for: .writer)
      defer { lock.release() }
      cleanings.append(Cleaning(folder: run.url, kept: try run.owned.removeAll()))
    }
    if FileKind.following(store.folder) != .nothing {
      cleanings.append(Cleaning(folder: store.folder, kept: try store.removeAll()))
    }
    return cleanings
  }

  private static let advice =
    "Give --output a folder of its own: one that is new or empty, or that earlier runs wrote"

  private var owned: OwnedFolder {
    OwnedFolder(url: url, kind: .runs, recognize: Self.filesOfEarlierRelease)
  }

  /// Earlier releases left runs, a lock, stored results and the page of a comparison.
  private static func filesOfEarlierRelease(_ folder: URL) -> Set<String>? {
    var files: Set<String> = []
    if OutputLock.isLockFile(folder.appending(path: OutputLock.fileName)) {
      files.insert(OutputLock.fileName)
    }
    let output = OutputFolder(folder)
    let comparison = output.place(of: .comparison)
    let page = FileManager.default.contents(atPath: comparison.path) ?? Data()
    if FileKind(comparison) == .file,
      String(decoding: page.prefix(1000), as: UTF8.self).contains(
        #"<meta name="generator" content="walkthrough">"#)
    {
      files.insert(OverviewPage.comparison.rawValue)
    }
    let hasRuns = output.runs.contains {
      (try? RunFolder(folder.appending(path: $0)).owned.inspect(advice: "").isEarlier) == true
    }
    return files.isEmpty && !hasRuns && !output.store.isRecognized ? nil : files
  }
}
