import Foundation
import Wording

/// Why a file could not be downloaded.
package enum DownloadError: Hashable, Sendable {
  case badAddress(String)
  case unreachable(address: String, name: String, reason: Phrase)
  case refused(address: String, name: String, status: Int)
  case brokenOff(address: String, name: String, received: Int, total: Int, reason: Phrase)
  /// `found` is `nil` if the server sends more than expected.
  case wrongSize(address: String, name: String, expected: Int, found: Int?)
  case wrongDigest(address: String, name: String, expected: String, found: String)
  case unwritable(path: String, reason: Phrase)

  /// What a file system's error means for the download.
  static func unwritable(_ file: URL, _ error: any Error) -> DownloadError {
    .unwritable(path: file.path, reason: Phrase(error.localizedDescription))
  }
}

extension DownloadError: ReadableError {
  package var phrase: Phrase {
    switch self {
    case .badAddress(let address):
      "\(address) is not the address of a file. Use one that begins with http:// or https://"
    case .unreachable(let address, let name, let reason):
      "\(address) can't be reached: \(reason). Try again later, \(Self.copy(name))"
    case .refused(let address, let name, let status):
      "\(address) answered with HTTP status \(plain: status) instead of the file. Try again later, "
        + "\(Self.copy(name))"
    case .brokenOff(let address, let name, let received, let total, let reason):
      "The download of \(address) broke off after \(plain: received) of \(plain: total) bytes: "
        + "\(reason). Run again to continue from there, \(Self.copy(name))"
    case .wrongSize(let address, let name, let expected, let found?):
      "What \(address) sends is not the expected file: it has \(plain: found) bytes, not "
        + "\(plain: expected). Try again later, \(Self.copy(name))"
    case .wrongSize(let address, let name, let expected, nil):
      "What \(address) sends is not the expected file: it has more than \(plain: expected) bytes. Try "
        + "again later, \(Self.copy(name))"
    case .wrongDigest(let address, let name, let expected, let found):
      "What came from \(address) is not the expected file (checksum \(found), not \(expected)), and was "
        + "discarded. Run again, \(Self.copy(name))"
    case .unwritable(let path, let reason):
      "\(path) can't be written: \(reason). Free some space or check the permissions"
    }
  }

  private static func copy(_ name: String) -> Phrase {
    "or use a copy on this machine: --data path/to/\(name)"
  }
}
