import Wording

/// Reads one file of a collection, in whichever format it has.
struct CollectionFileReader {
  let file: CollectionFile
  let options: ReadOptions
  let limits: DataLimits

  /// - Parameter progress: called with the bytes of each block.
  /// - Throws: `CorpusError`, `ShapeError`, and what `progress` throws.
  func read(
    from catalog: CollectionCatalog, into sink: inout DocumentSink,
    progress: (_ bytes: Int) throws -> Void
  ) throws {
    var reader: (any DocumentReader)?
    var reported = 0
    let (origin, hadMark) = try catalog.forEachBlock(
      of: file, options: options, limits: limits,
      progress: { read in
        try progress(read.done - reported)
        reported = read.done
      }
    ) { block, start in
      var current = try reader ?? self.reader(for: block, start, into: &sink)
      // Whatever it has collected isn't copied as long as nothing else holds it.
      reader = nil
      try current.read(block, into: &sink)
      reader = current
    }
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    var last = try reader ?? self.reader(for: nothing, FileStart(), into: &sink)
    reader = nil
    try last.finish(into: &sink)
    sink.noteOrigin(origin.findings)
    sink.noteReplaced(origin.replacedCharacters)
    sink.noteFile(hadMark: hadMark)
  }

  /// - Parameter block: the first bytes.
  private func reader(
    for block: UnsafeRawBufferPointer, _ start: FileStart, into sink: inout DocumentSink
  ) throws -> any DocumentReader {
    let (name, path) = (file.name, file.path)
    let format = options.format.resolved(fileName: name, start: block)
    if options.format == .automatic, format != .text, DataFormat(fileName: name) == nil {
      sink.note(
        format == .jsonLines
          ? "its contents are JSON lines and are read as such"
          : "its contents are a table and are read as such",
        in: name, advice: "set load.format=.text if they are a text")
    }
    sink.beginFile(start, isText: format == .text || format == .automatic)
    sink.documentLimit = format == .text ? .text : .document
    switch format {
    case .automatic, .text, .lines:
      guard options.column.isEmpty else {
        throw ShapeError.columnOfText(path: path, column: options.column)
      }
      guard format != .lines else { return LineReader(name: name, path: path) }
      return TextReader(name: name, path: path, separator: separator)
    case .csv, .tsv:
      return TableReader(
        format: format, name: name, path: path, column: options.column, limits: limits)
    case .jsonLines:
      return JSONLinesReader(name: name, path: path, options: options, limits: limits)
    }
  }

  /// The separator that was asked for, or else the common one, unless texts are to remain whole.
  private var separator: TextSeparator? {
    guard options.separator.isEmpty else { return TextSeparator(options.separator) }
    return options.format == .automatic ? .common : nil
  }
}
