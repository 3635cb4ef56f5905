/// Why a file could not be downloaded.
package enum DownloadError: Error, Hashable, Sendable {
  case badAddress(String)
  case unreachable(address: String, name: String, reason: String)
  case refused(address: String, name: String, status: Int)
  case brokenOff(address: String, name: String, received: Int, total: Int, reason: String)
  /// `found` is `nil` if the server sends more than expected.
  case wrongSize(address: String, name: String, expected: Int, found: Int?)
  case wrongDigest(address: String, name: String, expected: String, found: String)
  case unwritable(path: String, reason: String)
}

extension DownloadError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badAddress(let address):
      "\(address) is not the address of a file. Use one that begins with http:// or https://"
    case .unreachable(let address, let name, let reason):
      "\(address) can't be reached: \(reason). Try again later, \(Self.localPath(name))"
    case .refused(let address, let name, let status):
      "\(address) answered with HTTP status \(status) instead of the file. Try again later, "
        + Self.localPath(name)
    case .brokenOff(let address, let name, let received, let total, let reason):
      "The download of \(address) broke off after \(received) of \(total) "
        + "bytes: \(reason). Run again to continue from there, \(Self.localPath(name))"
    case .wrongSize(let address, let name, let expected, let found):
      "What \(address) sends is not the expected file: it has "
        + (found.map { "\($0) bytes, not \(expected)" } ?? "more than \(expected) bytes")
        + ". Try again later, \(Self.localPath(name))"
    case .wrongDigest(let address, let name, let expected, let found):
      "What came from \(address) is not the expected file (checksum \(found), not "
        + "\(expected)), and was discarded. Run again, \(Self.localPath(name))"
    case .unwritable(let path, let reason):
      "\(path) can't be written: \(reason). Free some space or check the permissions"
    }
  }

  private static func localPath(_ name: String) -> String {
    "or use a copy on this machine: --data path/to/\(name)"
  }
}
