/// A text in a file, as UTF-8, whatever the file is: in UTF-16 or UTF-32, compressed, or the only
/// one in an archive.
struct TextSource {
  /// How the text came.
  struct Origin {
    /// `nil` for a file of its own.
    let packing: Packing?
    let encoding: TextEncoding
    /// Bytes in the file.
    let size: Int
    /// Bytes when unpacked.
    let unpackedSize: Int
    /// The number of U+FFFD that replaced units of UTF-16 or UTF-32.
    let replacedCharacters: Int

    static let empty = Origin(
      packing: nil, encoding: .utf8, size: 0, unpackedSize: 0, replacedCharacters: 0)
  }

  let path: String
  let limits: DataLimits
  /// How the file holds the text; `.tar` for a compressed tar archive, too.
  let packing: Packing?

  /// - Throws: `CorpusError` if there is no text: no file, an empty one, one that is too large, or
  ///   something else.
  init(path: String, limits: DataLimits) throws {
    let size = try DataFile(path: path).size
    guard size > 0 else { throw CorpusError.emptyFile(path: path) }
    try limits.check(.text, found: size, path: path)
    switch try FileKind(path: path) {
    case .text, .legacy: packing = nil
    case .packed(let packing):
      let file = PackedFile(path: path, limits: limits)
      self.packing = packing.isStream ? try file.isArchive() ? .tar : packing : packing
    case .foreign(let format): throw CorpusError.foreign(path: path, format)
    }
    self.path = path
    self.limits = limits
  }

  var holder: TextHolder { packing.map(TextHolder.packed) ?? .file }

  /// Reads the text.
  ///
  /// - Parameters:
  ///   - body: receives the next block of UTF-8, which is valid during the call. Characters may lie
  ///     in two blocks, a byte-order mark of UTF-8 is passed on, and nothing is checked: that is
  ///     the work of `DocumentsBuilder`.
  ///   - progress: reports bytes of the file, after each block.
  /// - Throws: `CorpusError`, and what the closures throw.
  func forEachBlock(
    invalidText: InvalidText, progress: ReadProgress.Handler,
    _ body: TextStream.Body
  ) throws -> Origin {
    var stream = TextStream(path: path, holder: holder, invalidText: invalidText)
    var unpackedSize = 0
    func pass(_ block: UnsafeRawBufferPointer) throws {
      unpackedSize += block.count
      try stream.append(block, to: body)
    }
    let size: Int
    if packing == nil {
      var file = try DataFile(path: path)
      size = file.size
      try file.forEachBlock(progress: progress, pass)
    } else {
      let file = PackedFile(path: path, limits: limits)
      size = try FileStatus(path: path).size
      try file.forEachBlock(
        isArchive: packing?.isStream == false, progress: progress, pass)
      guard unpackedSize > 0 else { throw CorpusError.emptyFile(path: path) }
    }
    try stream.finish(to: body)
    return Origin(
      packing: packing, encoding: stream.encoding, size: size, unpackedSize: unpackedSize,
      replacedCharacters: stream.replacedCharacters)
  }
}
