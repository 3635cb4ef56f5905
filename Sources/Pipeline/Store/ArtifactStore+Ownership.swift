import Files
import Foundation
import Record

/// What is the store's own in its folder: the entries that say so, and the files its marker lists.
extension ArtifactStore {
  /// The checkpoints: ordinary entries, in a store of their own within this one.
  package var checkpoints: ArtifactStore {
    ArtifactStore(folder: folder.appending(path: Self.checkpointsName))
  }

  /// The folder through which the training of a key goes to another program and comes back.
  func handOver(_ key: String) -> URL { handOvers.appending(path: key) }

  private var handOvers: URL { folder.appending(path: Self.handOversName) }

  /// Where the digests of the data are remembered.
  package var digests: URL { folder.appending(path: Self.digestsName) }

  /// Whether results were stored here.
  package var isOurs: Bool { (try? owned.listed()) != nil }

  /// Claims the folder for the store, if it isn't claimed yet.
  ///
  /// - Throws: `OwnershipError` for a folder that isn't ours, `StorageError`.
  package func claim() throws {
    guard try owned.listed() == nil else { return }
    try owned.requireFree([Self.unfinishedName], given: [])
    try owned.claim(
      advice: "Move the folder away, or choose another folder for the runs with --output")
  }

  /// Whether digests may be written: to a store that is ours, where no file of others has their
  /// name.
  ///
  /// The file counts as ours from then on.
  func claimDigests() throws -> Bool {
    guard let files = try? owned.listed() else { return false }
    if files.contains(Self.digestsName) { return true }
    guard FileKind(digests) == .nothing else { return false }
    try owned.list(files.union([Self.digestsName]))
    return true
  }

  /// Whether an earlier release made the folder.
  var isRecognized: Bool { Self.recognize(folder) != nil }

  /// Removes what killed processes left unfinished.
  func sweep() {
    guard isOurs else { return }
    UnfinishedFile.sweep(folder)
    for place in Self.folders(in: unfinished) {
      guard let step = Self.step(ofUnfinished: place) else { continue }
      try? Self.removeEntry(place, of: step)
    }
    OwnedFolder.removeIfEmpty(unfinished)
    if folder.lastPathComponent != Self.checkpointsName { checkpoints.sweep() }
  }

  /// Removes every entry and the digests.
  ///
  /// - Returns: what remains because it isn't ours.
  func removeAll() throws -> [String] {
    for entry in entries { try Self.removeEntry(entry.place, of: entry.step) }
    for step in StepID.allCases { OwnedFolder.removeIfEmpty(folder.appending(path: step.rawValue)) }
    for place in Self.folders(in: handOvers) { HandOverFolder(place).remove() }
    OwnedFolder.removeIfEmpty(handOvers)
    if FileKind(checkpoints.folder) == .folder { _ = try checkpoints.removeAll() }
    return try owned.removeAll()
  }

  /// The folders of all entries, which are ours: each has a record of its own step and key or, if
  /// that is damaged, a list of digests like ours and no other files.
  var entries: [(step: StepID, place: URL)] {
    StepID.allCases.flatMap { step in
      Self.folders(in: folder.appending(path: step.rawValue)).filter { place in
        let key = place.lastPathComponent
        let data = FileManager.default.contents(
          atPath: place.appending(path: Self.recordName).path)
        if let data, let entry = try? JSONFile.decode(Entry.self, from: data) {
          return entry.step == step && entry.key == key
        }
        let listed = (try? sums(step, key)).map { Set($0.keys) } ?? []
        return listed.contains(Self.recordName)
          && listed.union(Self.names(in: place)).isSubset(of: Self.names(of: step))
      }.map { (step, $0) }
    }
  }

  /// Where entries are written before they are moved into place.
  var unfinished: URL { folder.appending(path: Self.unfinishedName) }

  /// A new folder in `unfinished`.
  func unfinishedPlace(of step: StepID) -> URL {
    unfinished.appending(path: "\(step).\(UUID().uuidString)")
  }

  private static func step(ofUnfinished place: URL) -> StepID? {
    StepID(rawValue: String(place.lastPathComponent.prefix { $0 != "." }))
  }

  /// Removes the files of an entry, and its folder if nothing else is in it. The list of digests
  /// goes first: without it the folder no longer counts as an entry.
  static func removeEntry(_ place: URL, of step: StepID) throws {
    guard FileKind(place) == .folder else { return }
    let entry = OwnedFolder(url: place, kind: .results) { _ in nil }
    try entry.remove([sumsName])
    try entry.remove(names(of: step))
    OwnedFolder.removeIfEmpty(place)
  }

  private static let checkpointsName = "checkpoints"
  private static let handOversName = "handover"
  private static let digestsName = "digests.json"
  private static let unfinishedName = ".unfinished"

  /// The files that an entry of a step can have. Earlier releases kept its figures there as well.
  private static func names(of step: StepID) -> Set<String> {
    Set(
      [recordName, productName, sumsName]
        + Steps.type(of: step).files.union([RunFiles.figures(step)]).map { "\(filesFolder)/\($0)" })
  }

  private var owned: OwnedFolder {
    OwnedFolder(url: folder, kind: .results, recognize: Self.recognize)
  }

  /// Earlier releases left entries and the digests of data; a folder with anything else isn't
  /// theirs.
  private static func recognize(_ folder: URL) -> Set<String>? {
    let names = Set(OwnedFolder.visibleNames(in: folder))
    let steps = StepID.allCases.map(\.rawValue)
    let store = ArtifactStore(folder: folder)
    guard names.isSubset(of: steps + [checkpointsName, digestsName]) else { return nil }
    let isStore =
      !store.entries.isEmpty
      || (names.contains(checkpointsName) && !store.checkpoints.entries.isEmpty)
    return isStore ? names.intersection([digestsName]) : nil
  }

  /// The folders in a folder, not counting links to folders.
  private static func folders(in folder: URL) -> [URL] {
    guard FileKind(folder) == .folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return [] }
    return names.sorted().map { folder.appending(path: $0) }.filter { FileKind($0) == .folder }
  }

  /// The files below a folder.
  private static func names(in folder: URL) -> Set<String> {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return Set(names.filter { FileKind(folder.appending(path: $0)) != .folder })
  }
}
