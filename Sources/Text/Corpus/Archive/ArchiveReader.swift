import CArchive

/// An archive, read from its first entry to its last without unpacking it.
///
/// Takes tar and zip archives, tar also compressed with gzip, and knows them by their contents.
struct ArchiveReader: ~Copyable {
  private let archive: OpaquePointer
  private let path: String
  /// The entry that was begun last, for errors.
  private var entry: String?

  /// - Throws: `CorpusError` if the file can't be opened or is no archive.
  init(path: String) throws {
    guard let archive = archive_read_new() else {
      throw CorpusError.unreadable(path: path, reason: "out of memory")
    }
    archive_read_support_filter_gzip(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_format_zip(archive)
    guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else {
      let reason = Self.reason(archive)
      archive_read_free(archive)
      throw CorpusError.damagedArchive(path: path, entry: nil, reason: reason)
    }
    self.archive = archive
    self.path = path
  }

  deinit {
    archive_read_free(archive)
  }

  /// Bytes of the file that were consumed so far.
  var consumed: Int { Int(archive_filter_bytes(archive, -1)) }

  /// The next entry; `nil` behind the last one.
  ///
  /// - Throws: `CorpusError.damagedArchive`.
  mutating func nextEntry() throws -> ArchiveEntry? {
    var header: OpaquePointer?
    let status = archive_read_next_header(archive, &header)
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header else { throw damage() }
    // A name that the current locale can't spell is only available as UTF-8, and the reverse.
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

  /// Adds the contents of the current entry to `bytes`.
  ///
  /// - Parameter limit: how many bytes are taken at most, whatever size the entry claims to have.
  /// - Throws: `CorpusError.damagedArchive` or `.tooLarge`.
  mutating func readContents(into bytes: inout [UInt8], limit: Int) throws {
    let start = bytes.count
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      while true {
        let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
        if count == 0 { return }
        guard count > 0 else { throw damage() }
        guard bytes.count - start + count <= limit else {
          throw CorpusError.tooLarge(path: path, entry: entry, limit: limit)
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

  private func damage() -> CorpusError {
    .damagedArchive(path: path, entry: entry, reason: Self.reason(archive))
  }

  private static func reason(_ archive: OpaquePointer) -> String {
    archive_error_string(archive).map { String(cString: $0) } ?? "the reason is unknown"
  }
}
