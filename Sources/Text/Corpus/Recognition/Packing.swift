/// How a file holds others: compressed, or as an archive.
package enum Packing: String, CaseIterable, Sendable {
  case gzip, bzip2, xz, zstd, tar, zip

  /// Whether it compresses a single stream of bytes, such as a text or a tar archive.
  var isStream: Bool { self != .tar && self != .zip }

  /// Recognizes the signature.
  init?(beginning bytes: ArraySlice<UInt8>) {
    let signatures: [(packing: Packing, bytes: [UInt8])] = [
      (.gzip, [0x1f, 0x8b, 8]), (.xz, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
      (.zstd, [0x28, 0xb5, 0x2f, 0xfd]), (.zip, Array("PK\u{3}\u{4}".utf8)),
      // An archive without entries.
      (.zip, Array("PK\u{5}\u{6}".utf8)),
    ]
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      self = known.packing
    } else if Self.isBzip2(bytes) {
      self = .bzip2
    } else if Self.isTar(bytes) {
      self = .tar
    } else {
      return nil
    }
  }

  /// "BZh", the size of a block, and the first digits of π, or of √π for a file without any block.
  private static func isBzip2(_ bytes: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(bytes.prefix(10))
    guard bytes.count == 10, bytes.starts(with: "BZh".utf8), 0x31...0x39 ~= bytes[3] else {
      return false
    }
    return bytes[4...] == [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
      || bytes[4...] == [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]
  }

  /// The header of a tar archive has a checksum, in octal digits, whatever its version.
  private static func isTar(_ bytes: ArraySlice<UInt8>) -> Bool {
    let header = Array(bytes.prefix(512))
    guard header.count == 512, header[0] != 0 else { return false }
    let field = 148..<156
    let digits = header[field].drop { $0 == 0x20 }.prefix { 0x30...0x37 ~= $0 }
    guard !digits.isEmpty, let stated = Int(String(decoding: digits, as: UTF8.self), radix: 8)
    else { return false }
    let sum = header.indices.reduce(0) { $0 + (field.contains($1) ? 0x20 : Int(header[$1])) }
    return sum == stated
  }

  /// The command that prints what is packed.
  func unpacking(_ path: String) -> String {
    switch self {
    case .gzip, .bzip2, .xz, .zstd: "\(rawValue) -dc \(path.shellWord)"
    case .tar: "tar -xOf \(path.shellWord)"
    case .zip: "unzip -p \(path.shellWord)"
    }
  }
}
