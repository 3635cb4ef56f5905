import Checksums
import Foundation
import TestSupport
import Testing
import Text

@Suite struct DownloadTests {
  private let folder: TemporaryFolder
  private let body = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * 31 >> 3) }

  init() throws {
    folder = try TemporaryFolder()
  }

  private var destination: URL { folder.url.appending(path: "cache/file.bin") }
  private var partial: URL { destination.appendingPathExtension("partial") }

  private func download(
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
  private func withServer(
    _ answers: [LoopbackServer.Answer], _ test: (UInt16) throws -> Void
  ) throws -> [String] {
    let server = try LoopbackServer(answers)
    defer { server.stop() }
    try test(server.port)
    return server.requests
  }

  private func leavePartial(_ bytes: some Sequence<UInt8>) throws {
    try folder.write(Array(bytes), to: "cache/file.bin.partial")
  }

  private func expectWhole() throws {
    #expect(Array(try Data(contentsOf: destination)) == body)
    #expect(!FileManager.default.fileExists(atPath: partial.path))
  }

  /// The response from byte `start` on of a server that supports ranges.
  private func rest(from start: Int) -> [UInt8] {
    answer(
      "206 Partial Content", body[start...],
      headers: ["Content-Range: bytes \(start)-\(body.count - 1)/\(body.count)"])
  }

  @Test func fetchesAWholeFile() throws {
    var last: ReadProgress?
    let requests = try withServer([{ [body] _ in answer("200 OK", body) }]) { port in
      try download(port: port, digest: .sha256(SHA256.hex(of: body))) { last = $0 }
    }
    try expectWhole()
    #expect(last == ReadProgress(unit: .bytes, done: body.count, total: body.count))
    #expect(requests.count == 1)
    #expect(requests[0].contains("Accept-Encoding: identity"))
    #expect(!requests[0].contains("Range:"))
  }

  @Test func goesOnAtOnceAfterABreak() throws {
    let count = body.count
    let requests = try withServer([
      { [body] _ in answer("200 OK", body.prefix(100_000), claimed: count) },
      { [self] request in rest(from: Self.start(of: request)) },
    ]) { port in
      try download(port: port)
    }
    try expectWhole()
    #expect(requests.count == 2)
    #expect(Self.start(of: requests[1]) > 0)
  }

  @Test func goesOnFromWhatAnEarlierRunHasLeft() throws {
    try leavePartial(body.prefix(12_345))
    let requests = try withServer([{ [self] _ in rest(from: 12_345) }]) { port in
      try download(port: port)
    }
    try expectWhole()
    #expect(Self.start(of: requests[0]) == 12_345)
  }

  @Test func beginsAnewWhereTheServerKnowsNoRanges() throws {
    try leavePartial(Array("something else".utf8))
    try withServer([{ [body] _ in answer("200 OK", body) }]) { try download(port: $0) }
    try expectWhole()
  }

  @Test func aPartialFileThatIsWholeOnlyLacksItsName() throws {
    try leavePartial(body)
    let requests = try withServer([]) { try download(port: $0) }
    try expectWhole()
    #expect(requests.isEmpty)
  }

  @Test(arguments: [300_000, 600_000]) func aPartialFileOfSomethingElseIsThrownAway(
    count: Int
  ) throws {
    try leavePartial([UInt8](repeating: 7, count: count))
    let requests = try withServer([{ [body] _ in answer("200 OK", body) }]) { port in
      try download(port: port)
    }
    try expectWhole()
    #expect(!requests[0].contains("Range:"))
  }

  @Test func aServerWithoutTheRestIsAskedForTheWhole() throws {
    try leavePartial(body.prefix(100))
    let requests = try withServer([
      { _ in answer("416 Range Not Satisfiable", []) },
      { [body] _ in answer("200 OK", body) },
    ]) { port in
      try download(port: port)
    }
    try expectWhole()
    #expect(!requests[1].contains("Range:"))
  }

  @Test func aWrongChecksumIsToldAndTheFileThrownAway() throws {
    try withServer([{ [body] _ in answer("200 OK", body) }]) { port in
      let error = #expect(throws: DownloadError.self) {
        try download(port: port, digest: .md5("0123456789abcdef0123456789abcdef"))
      }
      #expect(error?.description.contains("0123456789abcdef0123456789abcdef") == true)
      #expect(error?.description.contains("--data path/to/file.bin") == true)
    }
    #expect(!FileManager.default.fileExists(atPath: partial.path))
    #expect(!FileManager.default.fileExists(atPath: destination.path))
  }

  private func expectWrongSize(
    _ found: Int?, from answers: [LoopbackServer.Answer]
  ) throws {
    try withServer(answers) { port in
      #expect(
        throws: DownloadError.wrongSize(
          address: "http://127.0.0.1:\(port)/file.bin", name: "file.bin", expected: body.count,
          found: found)
      ) { try download(port: port) }
    }
    #expect(!FileManager.default.fileExists(atPath: destination.path))
  }

  @Test func moreThanIsExpectedIsNotRead() throws {
    let endless = Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8)
    try expectWrongSize(nil, from: [{ [body] _ in endless + body + body }])
    #expect(try Data(contentsOf: partial).isEmpty)
    try leavePartial(body.prefix(1000))
    try expectWrongSize(
      nil,
      from: [
        { [body] _ in
          answer(
            "206 Partial Content", body, headers: ["Content-Range: bytes 1000-299999/300000"])
        }
      ])
    #expect(try Data(contentsOf: partial).isEmpty)
  }

  @Test func anotherSizeIsRefusedAtOnceAndWhatCameIsKept() throws {
    try leavePartial(body.prefix(1000))
    try expectWrongSize(6, from: [{ _ in answer("200 OK", Array("<html>".utf8)) }])
    try expectWrongSize(
      400_000,
      from: [
        { [body] _ in
          answer(
            "206 Partial Content", body[1000...],
            headers: ["Content-Range: bytes 1000-299999/400000"])
        }
      ])
    #expect(Array(try Data(contentsOf: partial)) == Array(body.prefix(1000)))
  }

  @Test(arguments: ["bytes 0-299999/300000", "bytes 2000-299999/300000", "nonsense"])
  func anotherRangeThanTheOneAskedForIsNotTaken(range: String) throws {
    try leavePartial(body.prefix(1000))
    let requests = try withServer([
      { [body] _ in answer("206 Partial Content", body, headers: ["Content-Range: \(range)"]) },
      { [body] _ in answer("200 OK", body) },
    ]) { port in
      try download(port: port)
    }
    try expectWhole()
    #expect(!requests[1].contains("Range:"))
  }

  @Test func whatUnpacksToMoreThanIsExpectedIsNotRead() throws {
    let encoding = ["Content-Encoding: gzip"]
    try expectWrongSize(
      nil,
      from: [{ [body] _ in answer("200 OK", gzip(body + body), headers: encoding) }])
    try withServer([{ [body] _ in answer("200 OK", gzip(body), headers: encoding) }]) { port in
      try download(port: port)
    }
    try expectWhole()
  }

  @Test func aServerThatFallsSilentIsGivenUp() throws {
    let count = body.count
    let server = try LoopbackServer(
      [{ _ in answer("200 OK", [], claimed: count) }], staysConnected: true)
    defer { server.stop() }
    let error = #expect(throws: DownloadError.self) {
      try download(port: server.port, timeout: 1)
    }
    #expect(error?.description.contains("broke off after 0 of 300000 bytes") == true)
  }

  @Test(arguments: ["404 Not Found", "500 Internal Server Error", "403 Forbidden"])
  func aRefusalIsToldWithItsStatus(status: String) throws {
    try leavePartial(body.prefix(10))
    try withServer([{ _ in answer(status, Array("<html>".utf8)) }]) { port in
      #expect(
        throws: DownloadError.refused(
          address: "http://127.0.0.1:\(port)/file.bin", name: "file.bin",
          status: Int(status.prefix(3)) ?? 0)
      ) { try download(port: port) }
    }
    #expect(try Data(contentsOf: partial).count == 10)
  }

  @Test func aHostThatIsDownIsToldWithTheWayOut() throws {
    let port = try LoopbackServer.closedPort()
    let error = #expect(throws: DownloadError.self) { try download(port: port) }
    #expect(error?.description.contains("can't be reached") == true)
    #expect(error?.description.contains("--data path/to/file.bin") == true)
  }

  @Test func aConnectionThatBringsNothingIsNotTriedForever() throws {
    let count = body.count
    let requests = try withServer([
      { _ in answer("200 OK", [], claimed: count) }, { [body] _ in answer("200 OK", body) },
    ]) { port in
      let error = #expect(throws: DownloadError.self) { try download(port: port) }
      #expect(error?.description.contains("Run again to continue") == true)
    }
    #expect(requests.count == 1)
  }

  @Test func whatProgressThrowsEndsTheDownloadAndKeepsWhatCame() throws {
    struct Cancelled: Error {}
    try withServer([{ [body] _ in answer("200 OK", body) }]) { port in
      #expect(throws: Cancelled.self) {
        try download(port: port) { if $0.done > 0 { throw Cancelled() } }
      }
    }
    let kept = Array(try Data(contentsOf: partial))
    #expect(!kept.isEmpty && body.starts(with: kept))
    let requests = try withServer([{ [self] in rest(from: Self.start(of: $0)) }]) { port in
      try download(port: port)
    }
    try expectWhole()
    #expect(Self.start(of: requests[0]) == kept.count)
  }

  @Test func aSilentHostCanBeCancelled() throws {
    struct Cancelled: Error {}
    // It accepts the connection and never reads the request.
    try withServer([]) { port in
      #expect(throws: Cancelled.self) { try download(port: port) { _ in throw Cancelled() } }
    }
  }

  @Test(arguments: ["", "nonsense", "ftp://host/file", "http://"])
  func anAddressMustBeHTTP(address: String) {
    let file = PinnedFile(name: "file.bin", address: address, size: 1, digest: .md5(""))
    #expect(throws: DownloadError.badAddress(address)) {
      try Download(file: file, destination: destination).run()
    }
  }

  /// The checksum in the program is that of the novel, and the numbers in the second book are of
  /// that text. Served from this machine.
  @Test(.enabled(if: RealData.hasNovel, "the novel does not lie beside this package"))
  func theNovelHasTheChecksumThatIsPinned() throws {
    let novel = Array(try Data(contentsOf: URL(filePath: RealData.novel)))
    try withServer([{ _ in answer("200 OK", novel) }]) { port in
      var file = PinnedFile.anna
      file.address = "http://127.0.0.1:\(port)/anna.txt"
      let path = try file.fetch(into: folder.url)
      #expect(try CorpusLocation(path: path) == .text(path: path))
      #expect(Array(try Data(contentsOf: URL(filePath: path))) == novel)
    }
    try withServer([{ _ in answer("200 OK", novel.dropLast()) }]) { port in
      var file = PinnedFile.anna
      file.address = "http://127.0.0.1:\(port)/anna.txt"
      #expect(throws: DownloadError.self) {
        try file.fetch(into: folder.url.appending(path: "other"))
      }
    }
  }

  @Test func aFolderThatCanNotBeWrittenIsAnError() throws {
    try folder.write("a file, not a folder", to: "cache")
    let error = #expect(throws: DownloadError.self) { try download(port: 1) }
    #expect(error?.description.contains("can't be written") == true)
  }

  @Test func theCacheFolderIsTheUsersOwn() {
    #if !os(macOS)
      #expect(UserCache.folder(environment: ["XDG_CACHE_HOME": "/x"]).path == "/x/walkthrough")
      for environment in [[:], ["XDG_CACHE_HOME": "relative"], ["XDG_CACHE_HOME": ""]] {
        #expect(
          UserCache.folder(environment: environment).path.hasSuffix("/.cache/walkthrough"))
      }
    #endif
  }

  /// The first byte that a request with `Range: bytes=START-` asks for; 0 without one.
  private static func start(of request: String) -> Int {
    request.firstMatch(of: /Range: bytes=(\d+)-/).flatMap { Int($0.1) } ?? 0
  }
}
