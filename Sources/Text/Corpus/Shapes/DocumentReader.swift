/// Reads the documents of one file, block by block, whatever the blocks' sizes.
protocol DocumentReader {
  /// - Throws: `CorpusError`, `ShapeError`.
  mutating func read(_ block: UnsafeRawBufferPointer, into sink: inout DocumentSink) throws

  /// Reads the end of the file.
  ///
  /// - Throws: as `read`.
  mutating func finish(into sink: inout DocumentSink) throws
}

/// A whole file as one document, or one for each piece between separators.
struct TextReader: DocumentReader {
  /// The name of the document.
  let name: String
  /// The file, for errors.
  let path: String
  /// `nil` if the text remains whole.
  let separator: TextSeparator?

  private var place: DocumentPlace { DocumentPlace(path: path, line: nil) }

  mutating func read(_ block: UnsafeRawBufferPointer, into sink: inout DocumentSink) throws {
    try sink.append(block, place: place)
  }

  mutating func finish(into sink: inout DocumentSink) throws {
    if let separator {
      try sink.finishText(separator: separator, name: name, place: place)
    } else {
      try sink.finishDocument(name: name, place: place)
    }
  }
}

/// One document a line.
struct LineReader: DocumentReader {
  let name: String
  let path: String
  private var line = 1
  private var isWithinLine = false
  private var place: DocumentPlace { DocumentPlace(path: path, line: line) }

  init(name: String, path: String) {
    self.name = name
    self.path = path
  }

  mutating func read(_ block: UnsafeRawBufferPointer, into sink: inout DocumentSink) throws {
    for piece in LinePieces(block) {
      try sink.append(piece.bytes, place: place)
      isWithinLine = true
      guard piece.endsLine else { continue }
      try sink.finishLine(name: "\(name):\(line)", place: place)
      line += 1
      isWithinLine = false
    }
  }

  mutating func finish(into sink: inout DocumentSink) throws {
    if isWithinLine { try sink.finishLine(name: "\(name):\(line)", place: place) }
  }
}
