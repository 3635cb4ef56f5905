/// The names of the entries that begin in the first bytes of a zip archive.
struct ZipNames {
  private var names: [String] = []
  /// What an entry `mimetype` says, if it comes first, as EPUB and OpenDocument demand.
  private(set) var mimeType: String?

  init(_ bytes: ArraySlice<UInt8>) {
    let bytes = Array(bytes)
    let signature = Array("PK\u{3}\u{4}".utf8)
    var start = 0
    // A header has 30 bytes before the name.
    while start + 30 <= bytes.count {
      guard bytes[start] == signature[0], bytes[start..<start + 4] == signature[...] else {
        start += 1
        continue
      }
      func number(at offset: Int) -> Int {
        Int(bytes[start + offset]) | Int(bytes[start + offset + 1]) << 8
      }
      let nameEnd = start + 30 + number(at: 26)
      let name = String(decoding: bytes[start + 30..<min(nameEnd, bytes.count)], as: UTF8.self)
      let contents = nameEnd + number(at: 28)
      if start == 0, name == "mimetype" {
        mimeType = String(decoding: bytes.dropFirst(contents).prefix(64), as: UTF8.self)
      }
      names.append(name)
      start += 30
    }
  }

  func contains(prefix: String) -> Bool { names.contains { $0.hasPrefix(prefix) } }

  func contains(suffix: String) -> Bool { names.contains { $0.hasSuffix(suffix) } }
}
