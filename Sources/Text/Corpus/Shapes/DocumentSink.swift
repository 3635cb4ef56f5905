import Wording

/// Collects documents, each in its split, within the limits on data.
struct DocumentSink {
  private let limits: DataLimits
  /// The data set, for errors.
  private let path: String
  private var builders: [DocumentsBuilder]
  private var total = 0
  private var origins: [Finding] = []
  private var notes = FileNotes()
  private var tally = ShapeTally()
  private var replaced = 0

  /// The split that documents are added to.
  var split = DataSplit.train
  /// The limit on the current document: `.text` if it is a whole file.
  var documentLimit = DataLimit.document

  init(invalidText: InvalidText, limits: DataLimits, path: String) {
    self.limits = limits
    self.path = path
    builders = DataSplit.allCases.map { _ in
      DocumentsBuilder(invalidText: invalidText, refusing: .all)
    }
  }

  /// Says what the next documents come in, for errors.
  ///
  /// - Parameter isText: whether the file is one document, so that places in both are the same.
  mutating func beginFile(_ start: FileStart, isText: Bool) {
    builders[split.rawValue].holder = start.holder
    builders[split.rawValue].hasOffsets = isText && start.encoding.width == 1
    if isText { builders[split.rawValue].skipBytes(start.markSize) }
  }

  mutating func reserveCapacity(documents: Int, bytes: Int, of split: DataSplit) {
    builders[split.rawValue].reserveCapacity(documents: documents, bytes: bytes)
  }

  /// The number of documents so far, in all splits.
  var count: Int { builders.reduce(0) { $0 + $1.count } }

  /// Adds the next bytes of the current document.
  ///
  /// - Parameter place: for errors.
  /// - Throws: `CorpusError` for invalid text, and beyond a limit.
  mutating func append(
    _ block: some Collection<UInt8>, place: DocumentPlace
  ) throws(CorpusError) {
    let size = builders[split.rawValue].documentSize + block.count
    guard size <= limits[documentLimit] else {
      throw CorpusError.overLimit(
        documentLimit, path: place.description, allowed: limits[documentLimit])
    }
    total += block.count
    guard total <= limits[.total] else {
      throw CorpusError.overLimit(.total, path: path, allowed: limits[.total])
    }
    do throws(CorpusError) {
      try builders[split.rawValue].append(block, path: "")
    } catch {
      throw place.locate(error)
    }
  }

  /// Ends the current document.
  ///
  /// - Throws: as `append`.
  mutating func finishDocument(name: String, place: DocumentPlace) throws(CorpusError) {
    do throws(CorpusError) {
      try builders[split.rawValue].finishDocument(name: name.asDocumentName, path: "")
    } catch {
      throw place.locate(error)
    }
  }

  /// Ends the current document where a line ends; a blank line makes no document.
  ///
  /// - Throws: as `append`.
  mutating func finishLine(
    name: @autoclosure () -> String, place: DocumentPlace
  ) throws(CorpusError) {
    if try builders[split.rawValue].isDocumentBlank() {
      builders[split.rawValue].discardDocument()
      tally.blankLines += 1
    } else {
      try builders[split.rawValue].trimDocument(while: \.isLineBreak)
      try finishDocument(name: name(), place: place)
    }
  }

  /// Ends the current document, or several if it contains a separator.
  ///
  /// - Throws: as `append`.
  mutating func finishText(
    separator: TextSeparator, name: String, place: DocumentPlace
  ) throws(CorpusError) {
    let documentName = name.asDocumentName
    let sizes: [Int]?
    do throws(CorpusError) {
      sizes = try builders[split.rawValue].finishDocument(
        separatedBy: Array(separator.text.utf8), minimum: separator.minimum, path: ""
      ) { piece in
        piece.map { "\(documentName):\($0)" } ?? documentName
      }
    } catch {
      throw place.locate(error)
    }
    guard let sizes else { return }
    if let largest = sizes.max(), largest > limits[.document] {
      throw CorpusError.overLimit(
        .document, path: name, found: largest, allowed: limits[.document])
    }
    tally.pieces += sizes.count
    tally.separator = separator
  }

  /// Counts a record without a text, which makes an empty document.
  mutating func noteEmptyRecord() { tally.emptyRecords += 1 }

  /// Counts a file, and the byte-order mark that it began with.
  mutating func noteFile(hadMark: Bool) {
    tally.files += 1
    if hadMark { tally.marks += 1 }
  }

  /// Counts U+FFFD in documents that replace invalid text.
  mutating func noteReplaced(_ count: Int) { replaced += count }

  /// Notes how a file was read, once for all files that were read in the same way.
  mutating func noteOrigin(_ findings: [Finding]) {
    for finding in findings where !origins.contains(finding) { origins.append(finding) }
  }

  /// Notes what was found in a file, as `FileNotes` tells it.
  mutating func note(_ statement: Phrase, in file: String, advice: Phrase? = nil) {
    notes.add(statement, in: file, advice: advice)
  }

  /// - Returns: the documents of each split, in order of `DataSplit`; what was found; and the
  ///   number of U+FFFD that replaced invalid text.
  /// - Throws: `CorpusError.noRoom`.
  consuming func finish() throws(CorpusError)
    -> (documents: [Documents], findings: [Finding], replaced: Int)
  {
    let findings = origins + notes.findings + tally.findings
    let replaced = builders.reduce(replaced) { $0 + $1.replacedCharacters }
    var documents: [Documents] = []
    for builder in builders { documents.append(try builder.finish()) }
    return (documents, findings, replaced)
  }
}

extension String {
  /// A file's name as the name of a document, which is on one line.
  var asDocumentName: String {
    utf8.contains { $0 < 0x20 } ? shown : self
  }
}
