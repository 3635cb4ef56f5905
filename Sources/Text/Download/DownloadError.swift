/// Why a file could not be fetched.
package enum DownloadError: Error, Hashable, Sendable {
  case badAddress(String)
  case unreachable(address: String, name: String, reason: String)
  case refused(address: String, name: String, status: Int)
  case brokenOff(address: String, name: String, received: Int, total: Int, reason: String)
  /// `found` is `nil` where the server goes on beyond the expected end.
  case wrongSize(address: String, name: String, expected: Int, found: Int?)
  case wrongDigest(address: String, name: String, expected: String, found: String)
  case unwritable(path: String, reason: String)
}

extension DownloadError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badAddress(let address):
      "\(address) is no address of a file. Give one that begins with http:// or https://"
    case .unreachable(let address, let name, let reason):
      "\(address) can't be reached: \(reason). Try again later; \(Self.localPath(name))"
    case .refused(let address, let name, let status):
      "\(address) answers with HTTP status \(status) in place of the file. Try again later; "
        + Self.localPath(name)
    case .brokenOff(let address, let name, let received, let total, let reason):
      "The download of \(address) broke off after \(received) of \(total) "
        + "bytes: \(reason). Run again to go on from there; \(Self.localPath(name))"
    case .wrongSize(let address, let name, let expected, let found):
      "What \(address) sends is not the expected file: it has "
        + (found.map { "\($0) bytes, not \(expected)" } ?? "more than \(expected) bytes")
        + ". Try again later; \(Self.localPath(name))"
    case .wrongDigest(let address, let name, let expected, let found):
      "What came from \(address) is not the file that was expected (checksum \(found), not "
        + "\(expected)), and was thrown away. Run again; \(Self.localPath(name))"
    case .unwritable(let path, let reason):
      "\(path) can't be written: \(reason). Free some space or check the permissions"
    }
  }

  private static func localPath(_ name: String) -> String {
    "a copy on this machine always does: --data path/to/\(name)"
  }
}
