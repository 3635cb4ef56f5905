import Checksums
import Foundation
import TestSupport
import Testing
import Text

/// A file to download from a server on this machine, and the folder it goes to.
struct DownloadTrial: Sendable {
  let folder: TemporaryFolder
  /// The contents of the file.
  let body = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * 31 >> 3) }

  init() throws { folder = try TemporaryFolder() }

  var destination: URL { folder.url.appending(path: "cache/file.bin") }
  var partial: URL { destination.appendingPathExtension("partial") }

  func download(
    port: UInt16, digest: PinnedFile.Digest? = nil, timeout: Double = 20,
    progress: ReadProgress.Handler = { _ in }
  ) throws {
    let file = PinnedFile(
      name: "file.bin", address: "http://127.0.0.1:\(port)/file.bin",
      size: body.count, digest: digest ?? .md5(MD5.hex(of: body)))
    try Download(file: file, destination: destination, timeout: timeout).run(progress: progress)
  }

  /// Runs `test` against a server with these responses, and returns the requests that it received.
  @discardableResult
  func withServer(
    _ answers: [LoopbackServer.Answer], _ test: (UInt16) throws -> Void
  ) throws -> [String] {
    let server = try LoopbackServer(answers)
    defer { server.stop() }
    try test(server.port)
    return server.requests
  }

  func leavePartial(_ bytes: some Sequence<UInt8>) throws {
    try folder.write(Array(bytes), to: "cache/file.bin.partial")
  }

  func expectWhole() throws {
    #expect(Array(try Data(contentsOf: destination)) == body)
    #expect(!FileManager.default.fileExists(atPath: partial.path))
  }

  /// The response from byte `start` on of a server that supports ranges.
  func rest(from start: Int) -> [UInt8] {
    answer(
      "206 Partial Content", body[start...],
      headers: ["Content-Range: bytes \(start)-\(body.count - 1)/\(body.count)"])
  }

  /// The first byte that a request with `Range: bytes=START-` asks for; 0 without one.
  static func start(of request: String) -> Int {
    request.firstMatch(of: /Range: bytes=(\d+)-/).flatMap { Int($0.1) } ?? 0
  }
}
