import CArchive
import Wording

/// An archive, read from its first entry to its last without unpacking it.
///
/// Reads tar and zip archives, including compressed ones, and recognizes them by their contents. A
/// compressed file that is no archive can be read as its only entry.
struct ArchiveReader: ~Copyable {
  /// What a file may be.
  enum Content {
    case archive
    /// A compressed file, whatever it holds.
    case stream
    case either
  }

  private let archive: OpaquePointer
  private let input: ArchiveInput
  private let path: String
  private let limits: DataLimits
  /// The entry begun last, for errors.
  private var entry: String?
  private var entries = 0
  /// Whether the current entry may have contents that weren't read.
  private var hasContents = false

  /// - Parameters:
  ///   - content: what the file may be.
  ///   - progress: reports how far the file has been read; an error it throws ends the work.
  /// - Throws: `CorpusError` if the file can't be opened or isn't an archive; what `progress`
  ///   throws.
  init(
    path: String, limits: DataLimits, content: Content = .archive,
    progress: @escaping ReadProgress.Handler
  ) throws {
    let input = try ArchiveInput(path: path, limits: limits, progress: progress)
    archive = try Self.open(input, path: path, content: content)
    self.input = input
    self.path = path
    self.limits = limits
  }

  private static func open(
    _ input: ArchiveInput, path: String, content: Content
  ) throws -> OpaquePointer {
    guard let archive = archive_read_new() else {
      throw CorpusError.unreadable(path: path, reason: "out of memory")
    }
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_zstd(archive)
    if content != .stream {
      archive_read_support_format_tar(archive)
      archive_read_support_format_zip(archive)
    }
    if content != .archive {
      archive_read_support_format_empty(archive)
      archive_read_support_format_raw(archive)
    }
    input.attach(to: archive)
    let isOpen = archive_read_open1(archive) == ARCHIVE_OK
    // Nested filters can expand a million times before they ask for the next block.
    guard isOpen, archive_filter_count(archive) <= 2 else {
      defer { archive_read_free(archive) }
      throw input.failure
        ?? (isOpen
          ? CorpusError.packedTwice(path: path)
          : CorpusError.damagedArchive(path: path, entry: nil, reason: Self.reason(archive)))
    }
    return archive
  }

  deinit {
    archive_read_free(archive)
  }

  /// Whether the file is compressed, but no archive. Known once there was an entry.
  var isStream: Bool { archive_format(archive) == ARCHIVE_FORMAT_RAW }

  /// Whether the file is compressed as a whole.
  var isCompressed: Bool { archive_filter_count(archive) > 1 }

  /// Whether nothing at all was compressed. Known once there was no entry.
  var isEmpty: Bool { archive_format(archive) == ARCHIVE_FORMAT_EMPTY }

  /// The next entry; `nil` after the last one.
  ///
  /// - Throws: `CorpusError.damagedArchive` or `.overLimit`; or the error that ended the reading.
  mutating func nextEntry() throws -> ArchiveEntry? {
    // libarchive would unpack what it skips in one go, however much that is.
    if hasContents, isCompressed { try forEachBlock { _, _ in } }
    hasContents = false
    var header: OpaquePointer?
    let status = archive_read_next_header(archive, &header)
    if let failure = input.failure { throw failure }
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header else { throw damage() }
    guard !isStream || isCompressed else {
      throw CorpusError.damagedArchive(path: path, entry: nil, reason: "its beginning is damaged")
    }
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
    hasContents = true
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
    _ = try readContents(into: &bytes, rest: rest) { _ in true }
  }

  /// Appends the contents of the current entry to `bytes`, if its first block is accepted.
  ///
  /// - Parameter accepts: receives up to 64 KiB from the start of the entry.
  /// - Returns: whether the contents were accepted.
  /// - Throws: as `readContents(into:rest:)`.
  mutating func readContents(
    into bytes: inout [UInt8], rest: Int, if accepts: (UnsafeRawBufferPointer) -> Bool
  ) throws -> Bool {
    struct Refused: Error {}
    let (path, limits, entry) = (path, limits, entry)
    var isEmpty = true
    do {
      try forEachBlock { block, size in
        guard !isEmpty || accepts(block) else { throw Refused() }
        isEmpty = false
        guard size <= limits[.document] else {
          throw CorpusError.overLimit(
            .document, path: path, entry: entry, allowed: limits[.document])
        }
        guard size <= rest else {
          throw CorpusError.overLimit(.total, path: path, allowed: limits[.total])
        }
        bytes.append(contentsOf: block)
      }
    } catch is Refused {
      return false
    }
    return !isEmpty || accepts(UnsafeRawBufferPointer(start: nil, count: 0))
  }

  /// Reads the rest of the current entry.
  ///
  /// - Parameter body: receives the next block, which is valid during the call, and the number of
  ///   bytes so far.
  /// - Throws: `CorpusError.damagedArchive` or `.overLimit`; the error that ended the reading; what
  ///   `body` throws.
  mutating func forEachBlock(_ body: (UnsafeRawBufferPointer, Int) throws -> Void) throws {
    var size = 0
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      while true {
        let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
        if let failure = input.failure { throw failure }
        if count == 0 { break }
        guard count > 0 else { throw damage() }
        size += count
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]), size)
        // A few bytes can unpack to gigabytes, for which nothing more is read from the file.
        if size.isMultiple(of: 1 << 20) { try input.check(archive) }
      }
    }
    hasContents = false
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

  private static func reason(_ archive: OpaquePointer) -> Phrase {
    archive_error_string(archive).map { Phrase(String(cString: $0).shown) }
      ?? "the reason is unknown"
  }
}
