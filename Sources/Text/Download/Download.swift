import Checksums
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Fetches a file whose contents are known beforehand.
///
/// Bytes go to a `.partial` file, which an interrupted download leaves behind and the next one goes on
/// from. Only a whole file with the right checksum gets the destination's name.
package struct Download {
  /// How often a connection that breaks after bringing something is taken up again at once.
  private static let mostAttempts = 10

  package let file: PinnedFile
  package let destination: URL
  /// Seconds without a sign of life after which a connection is given up.
  package let timeout: Double

  package init(file: PinnedFile, destination: URL, timeout: Double = 60) {
    self.file = file
    self.destination = destination
    self.timeout = timeout
  }

  /// Returns when the file is whole and in its place. Blocks the calling thread.
  ///
  /// - Parameter progress: told of bytes so far and in all, on the calling thread. What it throws ends
  ///   the download; what has arrived is kept.
  /// - Throws: `DownloadError`, and what `progress` throws.
  package func run(progress: ReadProgress.Handler = { _ in }) throws {
    guard let address = URL(string: file.address), address.scheme?.hasPrefix("http") == true,
      address.host != nil
    else { throw DownloadError.badAddress(file.address) }
    var partial = try PartialFile(for: destination)
    defer { partial.close() }
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
    throw DownloadError.brokenOff(
      address: file.address, name: file.name, received: 0, total: nil,
      reason: "the server never sends the beginning of the file")
  }

  private enum Outcome {
    case whole
    /// The server has no bytes where the partial file ends.
    case stale
    case broken(DownloadError, isWorthAnotherTry: Bool)
  }

  /// One request for what is missing.
  private func fetch(
    from address: URL, into partial: inout PartialFile, progress: ReadProgress.Handler
  ) throws -> Outcome {
    var request = URLRequest(url: address)
    // A server that compresses on the way would change the bytes that the checksum is of.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if partial.size > 0 {
      request.setValue("bytes=\(partial.size)-", forHTTPHeaderField: "Range")
    }
    let transfer = Transfer(request, timeout: timeout)
    let sizeBefore = partial.size
    var total: Int?
    var hasAnswered = false
    while true {
      switch transfer.next() {
      case .response(let response):
        hasAnswered = true
        switch response.statusCode {
        case 206 where contentRange(of: response)?.start == partial.size:
          total = contentRange(of: response)?.total
        case 200:
          // The whole file, whether we asked for the rest or not.
          if partial.size > 0 { try partial.restart() }
          total = response.expectedContentLength > 0 ? Int(response.expectedContentLength) : nil
        case 206:
          return .stale
        case 416 where partial.size > 0:
          // Either nothing is missing or the partial file is of something else.
          return isRight(try digest(of: partial)) ? .whole : .stale
        default:
          throw DownloadError.refused(
            address: file.address, name: file.name, status: response.statusCode)
        }
        try progress(ReadProgress(unit: .bytes, done: partial.size, total: total))
      case .data(let data):
        try partial.append(data)
        try progress(ReadProgress(unit: .bytes, done: partial.size, total: total))
      case .silence:
        // Whoever wants to cancel need not wait for a host that is silent.
        try progress(ReadProgress(unit: .bytes, done: partial.size, total: total))
      case .end(let error):
        let isShort = total.map { partial.size < $0 } ?? false
        guard error != nil || isShort else { return .whole }
        let reason = error?.localizedDescription ?? "the connection was closed"
        guard hasAnswered else {
          throw DownloadError.unreachable(
            address: file.address, name: file.name, reason: reason)
        }
        return .broken(
          .brokenOff(
            address: file.address, name: file.name, received: partial.size, total: total,
            reason: reason),
          isWorthAnotherTry: partial.size > sizeBefore)
      }
    }
  }

  /// `Content-Range: bytes START-END/TOTAL`.
  private func contentRange(of response: HTTPURLResponse) -> (start: Int, total: Int?)? {
    guard let field = response.value(forHTTPHeaderField: "Content-Range"),
      let match = field.wholeMatch(of: /bytes (\d+)-\d+\/(\d+|\*)/),
      let start = Int(match.1)
    else { return nil }
    return (start, Int(match.2))
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
      throw DownloadError.unwritable(path: partial.url.path, reason: error.localizedDescription)
    }
  }
}
