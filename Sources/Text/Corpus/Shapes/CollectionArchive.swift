/// An archive of text files, read in one pass in whatever order it has them.
struct CollectionArchive {
  let path: String

  /// - Throws: `CorpusError`; `ShapeError.noTexts`; and what `progress` throws.
  func catalog(
    limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> CollectionCatalog {
    try withoutActuallyEscaping(progress) { progress in
      try catalog(
        of: ArchiveReader(path: path, limits: limits, progress: progress), limits: limits)
    }
  }

  private func catalog(
    of archive: consuming ArchiveReader, limits: DataLimits
  ) throws -> CollectionCatalog {
    var catalog = CollectionCatalog()
    let folder = ArchiveFolder(archive: path)
    while let entry = try archive.nextEntry() {
      guard !entry.pointsOutside else {
        throw CorpusError.entryOutside(archive: path, entry: entry.path)
      }
      guard entry.kind != .other else { continue }
      let parts = entry.path.split(separator: "/").filter { $0 != "." }
      let name = TextFileName(path: parts.joined(separator: "/"))
      guard !name.isHidden else {
        catalog.hidden.append(name.path)
        continue
      }
      guard entry.kind != .link else {
        throw CorpusError.entryIsLink(archive: path, entry: entry.path)
      }
      try limits.check(.document, found: entry.size ?? 0, path: path, entry: entry.path)
      var isText = true
      let rest = limits[.total] - catalog.pieces.size
      let place = try catalog.pieces.add { bytes in
        isText = try archive.readContents(into: &bytes, rest: rest) { start in
          name.isText || !start.isEmpty && FileKind.isText(Array(start)[...])
        }
      }
      guard isText else {
        catalog.skipped.append(name.path)
        continue
      }
      catalog.files.append(
        CollectionFile(name: name.path, content: .entry(place, in: folder)))
    }
    try catalog.pieces.finish()
    guard !catalog.files.isEmpty else {
      throw ShapeError.noTexts(path: path, skipped: catalog.skipped)
    }
    folder.name = catalog.dropCommonFolder()
    catalog.sort()
    for (one, next) in zip(catalog.files, catalog.files.dropFirst()) where one.name == next.name {
      throw CorpusError.duplicate(path: path, entry: one.name)
    }
    return catalog
  }
}

extension CollectionCatalog {
  /// Shortens the names by the folder that all files are in, which archives are usually made with:
  /// it may be called after a split, and says nothing.
  ///
  /// - Returns: the folder, with its slash; empty if there is none.
  fileprivate mutating func dropCommonFolder() -> String {
    guard let first = files.first?.name, let end = first.firstIndex(of: "/") else { return "" }
    let folder = String(first[...end])
    guard files.allSatisfy({ $0.name.hasPrefix(folder) }) else { return "" }
    // A new string may be short enough to need no memory of its own.
    for index in files.indices {
      files[index].name = String(files[index].name.dropFirst(folder.count))
    }
    return folder
  }
}
