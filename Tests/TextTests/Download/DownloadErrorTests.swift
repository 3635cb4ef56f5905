import Foundation
import TestSupport
import Testing
import Text
import Wording

/// What a server, a connection or a disk can do wrong.
@Suite struct DownloadErrorTests {
  private let trial: DownloadTrial

  init() throws { trial = try DownloadTrial() }

  private var body: [UInt8] { trial.body }

  @Test func aWrongChecksumIsToldAndTheFileThrownAway() throws {
    try trial.withServer([{ [body] _ in answer("200 OK", body) }]) { port in
      let error = #expect(throws: DownloadError.self) {
        try trial.download(port: port, digest: .md5("0123456789abcdef0123456789abcdef"))
      }
      #expect(error?.description.contains("0123456789abcdef0123456789abcdef") == true)
      #expect(error?.description.contains("--data path/to/file.bin") == true)
    }
    #expect(!FileManager.default.fileExists(atPath: trial.partial.path))
    #expect(!FileManager.default.fileExists(atPath: trial.destination.path))
  }

  private func expectWrongSize(
    _ found: Int?, from answers: [LoopbackServer.Answer]
  ) throws {
    try trial.withServer(answers) { port in
      #expect(
        throws: DownloadError.wrongSize(
          address: "http://127.0.0.1:\(port)/file.bin", name: "file.bin", expected: body.count,
          found: found)
      ) { try trial.download(port: port) }
    }
    #expect(!FileManager.default.fileExists(atPath: trial.destination.path))
  }

  @Test func moreThanIsExpectedIsNotRead() throws {
    let endless = Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8)
    try expectWrongSize(nil, from: [{ [body] _ in endless + body + body }])
    #expect(try Data(contentsOf: trial.partial).isEmpty)
    try trial.leavePartial(body.prefix(1000))
    try expectWrongSize(
      nil,
      from: [
        { [body] _ in
          answer(
            "206 Partial Content", body, headers: ["Content-Range: bytes 1000-299999/300000"])
        }
      ])
    #expect(try Data(contentsOf: trial.partial).isEmpty)
  }

  @Test func anotherSizeIsRefusedAtOnceAndWhatCameIsKept() throws {
    try trial.leavePartial(body.prefix(1000))
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
    #expect(Array(try Data(contentsOf: trial.partial)) == Array(body.prefix(1000)))
  }

  @Test func whatUnpacksToMoreThanIsExpectedIsNotRead() throws {
    let encoding = ["Content-Encoding: gzip"]
    try expectWrongSize(
      nil,
      from: [{ [body] _ in answer("200 OK", gzip(body + body), headers: encoding) }])
    try trial.withServer([{ [body] _ in answer("200 OK", gzip(body), headers: encoding) }]) {
      port in
      try trial.download(port: port)
    }
    try trial.expectWhole()
  }

  @Test func aServerThatFallsSilentIsGivenUp() throws {
    let count = body.count
    let server = try LoopbackServer(
      [{ _ in answer("200 OK", [], claimed: count) }], staysConnected: true)
    defer { server.stop() }
    let error = #expect(throws: DownloadError.self) {
      try trial.download(port: server.port, timeout: 1)
    }
    #expect(error?.description.contains("broke off after 0 of 300000 bytes") == true)
  }

  @Test(arguments: ["404 Not Found", "500 Internal Server Error", "403 Forbidden"])
  func aRefusalIsToldWithItsStatus(status: String) throws {
    try trial.leavePartial(body.prefix(10))
    try trial.withServer([{ _ in answer(status, Array("<html>".utf8)) }]) { port in
      #expect(
        throws: DownloadError.refused(
          address: "http://127.0.0.1:\(port)/file.bin", name: "file.bin",
          status: Int(status.prefix(3)) ?? 0)
      ) { try trial.download(port: port) }
    }
    #expect(try Data(contentsOf: trial.partial).count == 10)
  }

  @Test func aHostThatIsDownIsToldWithTheWayOut() throws {
    let port = try LoopbackServer.closedPort()
    let error = #expect(throws: DownloadError.self) { try trial.download(port: port) }
    #expect(error?.description.contains("can't be reached") == true)
    #expect(error?.description.contains("--data path/to/file.bin") == true)
  }

  @Test func aConnectionThatBringsNothingIsNotTriedForever() throws {
    let count = body.count
    let requests = try trial.withServer([
      { _ in answer("200 OK", [], claimed: count) }, { [body] _ in answer("200 OK", body) },
    ]) { port in
      let error = #expect(throws: DownloadError.self) { try trial.download(port: port) }
      #expect(error?.description.contains("Run again to continue") == true)
    }
    #expect(requests.count == 1)
  }

  @Test func aSilentHostCanBeCancelled() throws {
    struct Cancelled: Error {}
    // It accepts the connection and never reads the request.
    try trial.withServer([]) { port in
      #expect(throws: Cancelled.self) { try trial.download(port: port) { _ in throw Cancelled() } }
    }
  }

  @Test(arguments: ["", "nonsense", "ftp://host/file", "http://"])
  func anAddressMustBeHTTP(address: String) {
    let file = PinnedFile(name: "file.bin", address: address, size: 1, digest: .md5(""))
    #expect(throws: DownloadError.badAddress(address)) {
      try Download(file: file, destination: trial.destination).run()
    }
  }

  @Test func aFolderThatCanNotBeWrittenIsAnError() throws {
    try trial.folder.write("a file, not a folder", to: "cache")
    let error = #expect(throws: DownloadError.self) { try trial.download(port: 1) }
    #expect(error?.description.contains("can't be written") == true)
  }
}
