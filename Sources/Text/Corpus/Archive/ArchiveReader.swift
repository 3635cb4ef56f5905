import CArchive

/// An archive, read from its first entry to its last without unpacking it.
///
/// Reads tar and zip archives, including tar compressed with gzip, and recognizes them by their
/// contents.
struct ArchiveReader: ~Copyable {
  private let archive: OpaquePointer
  private let input: ArchiveInput
  private let path: String
  private let limits: DataLimits
  /// The entry begun last, for errors.
  private var entry: String?
  private var entries = 0

  /// - Parameter progress: reports how far the file has been read; an error it throws ends the
  ///   work.
  /// - Throws: `CorpusError` if the file can't be opened or isn't an archive; what `progress`
  ///   throws.
  init(
    path: String, limits: DataLimits, progress: @escaping ReadProgress.Handler
  ) throws {
    let input = try ArchiveInput(path: path, limits: limits, progress: progress)
    archive = try Self.open(input, path: path)
    self.input = input
    self.path = path
    self.limits = limits
  }

  private static func open(_ input: ArchiveInput, path: String) throws -> OpaquePointer {
    guard let archive = archive_read_new() else {
      throw CorpusError.unreadable(path: path, reason: "out of memory")
    }
    archive_read_support_filter_gzip(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_format_zip(archive)
    input.attach(to: archive)
    let isOpen = archive_read_open1(archive) == ARCHIVE_OK
    // Nested filters can expand a million times before they ask for the next block.
    guard isOpen, archive_filter_count(archive) <= 2 else {
      let reason = isOpen ? "it is compressed more than once" : Self.reason(archive)
      archive_read_free(archive)
      throw input.failure
        ?? CorpusError.damagedArchive(path: path, entry: nil, reason: reason)
    }
    return archive
  }

  deinit {
    archive_read_free(archive)
  }

  /// The next entry; `nil` after the last one.
  ///
  /// - Throws: `CorpusError.damagedArchive` or `.overLimit`; or the error that ended the reading.
  mutating func nextEntry() throws -> ArchiveEntry? {
    var header: OpaquePointer?
    let status = archive_read_next_header(archive, &header)
    if let failure = input.failure { throw failure }
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header else { throw damage() }
    entries += 1
    guard entries <= limits[.entries] else {
      throw CorpusError.overLimit(.entries, path: path, allowed: limits[.entries])
    }
    // A name that the current locale can't represent is available only as UTF-8, and vice versa.
    guard let name = archive_entry_pathname(header) ?? archive_entry_pathname_utf8(header) else {
      throw CorpusError.damagedArchive(
        path: path, entry: entry, reason: "the next entry has no readable name")
    }
    let entry = String(cString: name)
    self.entry = entry
    return ArchiveEntry(
      path: entry, kind: kind(of: header),
      size: archive_entry_size_is_set(header) != 0 ? Int(archive_entry_size(header)) : nil)
  }

  /// Appends the contents of the current entry to `bytes`.
  ///
  /// - Parameter rest: the number of bytes that the data set may still have. Both this and the
  ///   limit on a document apply whatever size the entry claims.
  /// - Throws: `CorpusError.damagedArchive` or `.overLimit`; or the error that ended the reading.
  mutating func readContents(into bytes: inout [UInt8], rest: Int) throws {
    var size = 0
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      while true {
        let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
        if let failure = input.failure { throw failure }
        if count == 0 { return }
        guard count > 0 else { throw damage() }
        size += count
        guard size <= limits[.document] else {
          throw CorpusError.overLimit(
            .document, path: path, entry: entry, allowed: limits[.document])
        }
        guard size <= rest else {
          throw CorpusError.overLimit(.total, path: path, allowed: limits[.total])
        }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }

  private func kind(of header: OpaquePointer) -> ArchiveEntry.Kind {
    if archive_entry_hardlink(header) != nil { return .link }
    // The C macros for these are casts, which Swift does not import.
    switch UInt32(archive_entry_filetype(header)) & 0o170000 {
    case 0o100000: return .file
    case 0o120000: return .link
    default: return .other
    }
  }

  /// The error that ended the reading, or else libarchive's.
  private func damage() -> any Error {
    input.failure
      ?? CorpusError.damagedArchive(path: path, entry: entry, reason: Self.reason(archive))
  }

  private static func reason(_ archive: OpaquePointer) -> String {
    archive_error_string(archive).map { String(cString: $0) } ?? "the reason is unknown"
  }
}
