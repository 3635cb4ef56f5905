import Checksums
import Foundation
import Wording

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Downloads a file whose size and digest are known in advance.
///
/// Bytes go to a `.partial` file, which an interrupted download leaves behind for the next one to
/// resume. Only a complete file with the right checksum gets the destination's name.
package struct Download {
  /// How often a connection that breaks after some data has arrived is retried at once.
  private static let mostAttempts = 10

  package let file: PinnedFile
  package let destination: URL
  /// Seconds of silence after which a connection is given up.
  package let timeout: Double

  package init(file: PinnedFile, destination: URL, timeout: Double = 60) {
    self.file = file
    self.destination = destination
    self.timeout = timeout
  }

  /// Blocks the calling thread until the file is complete and in its place.
  ///
  /// - Parameter progress: reports bytes so far and in total, on the calling thread. An error it
  ///   throws ends the download; what has arrived is kept.
  /// - Throws: `DownloadError`, and what `progress` throws.
  package func run(progress: ReadProgress.Handler = { _ in }) throws {
    guard let address = URL(string: file.address), address.scheme?.hasPrefix("http") == true,
      address.host != nil
    else { throw DownloadError.badAddress(file.address) }
    var partial = try PartialFile(for: destination)
    defer { partial.close() }
    if partial.size >= file.size {
      if partial.size == file.size, isRight(try digest(of: partial)) {
        return try partial.finish(as: destination)
      }
      try partial.restart()
    }
    for attempt in 1...Self.mostAttempts {
      switch try fetch(from: address, into: &partial, progress: progress) {
      case .whole:
        return try verify(partial)
      case .stale:
        try partial.restart()
      case .broken(let error, let isWorthAnotherTry):
        if attempt == Self.mostAttempts || !isWorthAnotherTry { throw error }
      }
    }
    throw brokenOff(after: 0, reason: "the server does not send the beginning of the file")
  }

  /// How one request ended.
  private enum Ending {
    case whole
    /// The server has no bytes where the partial file ends.
    case stale
    case broken(DownloadError, isWorthAnotherTry: Bool)
  }

  /// One request for what is missing.
  private func fetch(
    from address: URL, into partial: inout PartialFile, progress: ReadProgress.Handler
  ) throws -> Ending {
    var request = URLRequest(url: address)
    // Compression by the server would change the bytes that the checksum is for.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if partial.size > 0 {
      request.setValue("bytes=\(partial.size)-", forHTTPHeaderField: "Range")
    }
    let transfer = Transfer(request, timeout: timeout)
    let sizeBefore = partial.size
    var hasAnswered = false
    while true {
      switch transfer.next() {
      case .response(let response):
        hasAnswered = true
        guard try accept(response, into: &partial) else { return .stale }
      case .data(let data):
        guard partial.size + data.count <= file.size else {
          try partial.restart()
          throw wrongSize(found: nil)
        }
        try partial.append(data)
      case .silence:
        // Cancelling doesn't have to wait for a silent host.
        break
      case .end(let error):
        guard partial.size < file.size else { return .whole }
        let reason = Self.reason(error)
        guard hasAnswered else {
          throw DownloadError.unreachable(
            address: file.address, name: file.name, reason: reason)
        }
        return .broken(
          brokenOff(after: partial.size, reason: reason),
          isWorthAnotherTry: partial.size > sizeBefore)
      }
      try progress(ReadProgress(unit: .bytes, done: partial.size, total: file.size))
    }
  }

  private func verify(_ partial: PartialFile) throws {
    let found = try digest(of: partial)
    guard isRight(found) else {
      partial.remove()
      throw DownloadError.wrongDigest(
        address: file.address, name: file.name, expected: expectedDigest, found: found)
    }
    try partial.finish(as: destination)
  }

  func wrongSize(found: Int?) -> DownloadError {
    .wrongSize(address: file.address, name: file.name, expected: file.size, found: found)
  }

  /// Why a transfer ended early.
  private static func reason(_ error: (any Error)?) -> Phrase {
    error.map { Phrase($0.localizedDescription) } ?? "the connection was closed"
  }

  private func brokenOff(after received: Int, reason: Phrase) -> DownloadError {
    .brokenOff(
      address: file.address, name: file.name, received: received, total: file.size,
      reason: reason)
  }

  private var expectedDigest: String {
    switch file.digest {
    case .md5(let digest), .sha256(let digest): digest
    }
  }

  private func isRight(_ digest: String) -> Bool { digest == expectedDigest }

  private func digest(of partial: PartialFile) throws -> String {
    do {
      switch file.digest {
      case .md5: return try MD5.hex(ofFileAt: partial.url.path)
      case .sha256: return try SHA256.hex(ofFileAt: partial.url.path)
      }
    } catch {
      throw DownloadError.unwritable(partial.url, error)
    }
  }
}
