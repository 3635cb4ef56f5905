import Wording

extension TextSource.Origin {
  /// What was done to read the text.
  var findings: [Finding] {
    var findings: [Finding] = []
    if let packing {
      let (format, packed) = (packing.rawValue, ByteCount(size).phrase)
      let unpacked = ByteCount(unpackedSize).phrase
      findings.append(
        packing.isStream
          ? Finding(
            "the file was compressed with \(format) and has been unpacked: \(packed) became \(unpacked)"
          )
          : Finding(
            "the only text in the \(format) archive has been read: \(packed) became \(unpacked)"))
    }
    if encoding.width > 1 {
      findings.append(
        encoding.hasMark
          ? Finding(
            "the text was \(encoding.name), with a byte-order mark, and has been read as such")
          : Finding(
            "the text was \(encoding.name), without a byte-order mark, and has been read as such"))
    }
    return findings
  }
}

extension Finding {
  /// - Parameters:
  ///   - count: documents that began with a byte-order mark of UTF-8.
  ///   - all: all documents.
  static func marks(_ count: Int, of all: Int) -> [Finding] {
    guard count > 0 else { return [] }
    if all == 1 { return [Finding("a byte-order mark at the beginning of the text was skipped")] }
    return [
      count == 1
        ? Finding("a byte-order mark at the beginning of one document was skipped")
        : Finding(
          "a byte-order mark at the beginning of \(count) of \(all) documents was skipped")
    ]
  }
}
