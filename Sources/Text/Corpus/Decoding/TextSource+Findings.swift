extension TextSource.Origin {
  /// What was done to read the text.
  var findings: [Finding] {
    var findings: [Finding] = []
    if let packing {
      let sizes =
        "\(ByteCount(size).description) became \(ByteCount(unpackedSize).description)"
      findings.append(
        Finding(
          packing.isStream
            ? "the file was compressed with \(packing.rawValue) and has been unpacked: \(sizes)"
            : "the only text in the \(packing.rawValue) archive has been read: \(sizes)"))
    }
    if encoding.width > 1 {
      findings.append(
        Finding(
          "the text was \(encoding.name), \(encoding.hasMark ? "with" : "without") a byte-order "
            + "mark, and has been read as such"))
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
    let place =
      all == 1 ? "the text" : count == 1 ? "one document" : "\(count) of \(all) documents"
    return [Finding("a byte-order mark at the beginning of \(place) was skipped")]
  }
}
