import Foundation
import TestSupport
import Testing

@testable import Serving

/// A served page, and clients that send what no browser would.
@Suite struct PageServerTests {
  /// Longer than what the system buffers for a client that reads nothing.
  private static let html = String(repeating: "A page. ", count: 1_000_000)

  private let page = ServedPage(html: html)

  /// A server with its port and the path of its page.
  private struct Server {
    let server: PageServer
    let port: UInt16
    let path: String

    init(_ page: ServedPage, _ limits: ServerLimits = ServerLimits()) throws {
      server = try PageServer(page, limits: limits)
      port = UInt16(try #require(server.address.port))
      path = "/\(page.token)/"
    }

    var request: String { "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n" }

    /// Whether a well-behaved client gets the whole page.
    func isServing() throws -> Bool {
      let answer = try RawRequest.send(path, port: port)
      return answer.status == 200 && answer.body == html
    }
  }

  @Test func thePageAndItsStatus() throws {
    let server = try Server(page)
    #expect(try server.isServing())
    page.report("hm", isMistake: true)
    let status = try RawRequest.send(server.path + "status", port: server.port)
    #expect(status.headers.contains("Content-Type: application/json"))
    #expect(status.body.contains(#""message":"hm""#))
    page.show("Another one.")
    #expect(try RawRequest.send(server.path, port: server.port).body == "Another one.")
    let answer = try RawRequest.send(server.path, method: "POST", port: server.port)
    #expect(answer.status == 405)
    #expect(answer.headers.contains("Allow: GET"))
  }

  /// What a client sends, and the status that it gets.
  static let hostile: [(name: String, request: String, status: Int)] = [
    ("a request line of 300 KB", "GET /" + String(repeating: "a", count: 300_000), 431),
    (
      "a header of 3 MB without an end",
      "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 3_000_000), 431
    ),
    (
      "a header of many lines",
      "GET / HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 20_000), 431
    ),
    (
      "an ended header of 70 KB",
      "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 70_000) + "\r\n\r\n", 431
    ),
    ("no request", "\u{0}\u{1}\u{2}\r\n\r\n", 400), ("nothing but lines", "\r\n\r\n\r\n\r\n", 400),
  ]

  @Test(arguments: hostile.indices) func whatIsTooMuchIsRefused(_ index: Int) throws {
    let (name, request, status) = Self.hostile[index]
    let server = try Server(page)
    #expect(try RawRequest.exchange(request, port: server.port).status == status, "\(name)")
    #expect(try server.isServing())
  }

  @Test func aBodyIsThrownAway() throws {
    let server = try Server(page)
    let head = server.request.dropLast() + "Content-Length: 1000000\r\n\r\n"
    let answer = try RawRequest.exchange(
      head + String(repeating: "b", count: 1_000_000), port: server.port)
    #expect(answer.status == 200 && answer.body == Self.html)
  }

  /// The first of several requests is answered, and the connection ends after it.
  @Test func aConnectionHasOneAnswer() throws {
    let server = try Server(page)
    let answer = try RawRequest.exchange(
      String(repeating: server.request, count: 100), port: server.port)
    #expect(answer.status == 200 && answer.body == Self.html)
  }

  @Test func aRequestMayComeInPieces() throws {
    let server = try Server(page)
    let client = try LoopbackClient(port: server.port)
    for byte in server.request.utf8 { client.send([byte]) }
    #expect(client.readToEnd().count > Self.html.utf8.count)
  }

  @Test func aClientThatEndsItsSideIsAnswered() throws {
    let server = try Server(page)
    let client = try LoopbackClient(port: server.port)
    client.send(server.request)
    client.finishSending()
    #expect(client.readToEnd().count > Self.html.utf8.count)
  }

  /// Idle connections make room for others.
  @Test func idleConnectionsMakeRoom() throws {
    let server = try Server(page, ServerLimits(connections: 16))
    let idle = try (0..<100).map { _ in try LoopbackClient(port: server.port) }
    #expect(try server.isServing())
    #expect(idle[0].readToEnd() == [])
  }

  @Test func unfinishedRequestsMakeRoom() throws {
    let server = try Server(page, ServerLimits(connections: 16))
    let slow = try (0..<100).map { _ in
      let client = try LoopbackClient(port: server.port)
      client.send("GET / HTTP/1.1\r\nX: ")
      return client
    }
    #expect(try server.isServing())
    #expect(slow[0].readToEnd() == [])
  }

  /// So do clients that request the page repeatedly and never read it.
  @Test func unreadAnswersMakeRoom() throws {
    let server = try Server(page, ServerLimits(connections: 16))
    let deaf = try (0..<50).map { _ in
      let client = try LoopbackClient(port: server.port)
      client.send(server.request)
      return client
    }
    #expect(try server.isServing())
    withExtendedLifetime(deaf) {}
  }

  @Test func aConnectionHasADeadline() throws {
    let server = try Server(page, ServerLimits(duration: .milliseconds(20)))
    let slow = try LoopbackClient(port: server.port)
    slow.send("GET / HTTP/1.1\r\n")
    #expect(slow.readToEnd() == [])
  }

  @Test func clientsThatAreGoneDoNoHarm() throws {
    let server = try Server(page)
    for _ in 0..<100 { try LoopbackClient(port: server.port).send(server.request) }
    #expect(try server.isServing())
  }

  @Test func aServerThatIsGoneListensNoLonger() throws {
    var server: Server? = try Server(page)
    let port = try #require(server?.port)
    #expect(try server?.isServing() == true)
    server = nil
    // Its thread ends a moment later.
    while (try? LoopbackClient(port: port)) != nil {}
  }

  @Test func aRunKeepsMostFileDescriptors() {
    #expect(ServerLimits().withinDescriptors(64).connections == 16)
    #expect(ServerLimits().withinDescriptors(1).connections == 1)
    #expect(ServerLimits(connections: 20).withinDescriptors(1_000_000).connections == 20)
  }

  /// Browsers on other machines know this one by other names, and need the token all the same.
  @Test func anAddressForAllIsServedUnderAnyName() throws {
    let page = ServedPage(html: "for all", isForAll: true)
    let server = try PageServer(page, at: ServerEndpoint(host: "0.0.0.0"))
    let port = UInt16(try #require(server.address.port))
    for host in ["127.0.0.1", "lab-7.example", "192.0.2.7:80", ""] {
      let request = "GET /\(page.token)/ HTTP/1.1\r\nHost: \(host)\r\n\r\n"
      #expect(try RawRequest.exchange(request, port: port).body == "for all")
    }
    #expect(try RawRequest.send("/", port: port).status == 404)
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.8.8.8", true), ("localhost", true), ("LocalHost", true),
    ("::1", true),
    ("0.0.0.0", false), ("::", false), ("127.evil.example", false), ("127.a.b.c", false),
    ("192.168.0.7", false), ("", false),
  ]) func loopbackIsThisMachineOnly(host: String, isLoopback: Bool) {
    #expect(ServerEndpoint(host: host).isLoopback == isLoopback)
  }

  /// The page for a refused host says what to do, and repeats nothing that was sent.
  @Test func aRefusedHostGetsAPageThatSaysWhy() throws {
    let server = try Server(page)
    let request = "GET \(server.path) HTTP/1.1\r\nHost: evil<b>.example\r\n\r\n"
    let answer = try RawRequest.exchange(request, port: server.port)
    #expect(answer.status == 403)
    #expect(answer.body.contains("Not under this name"))
    #expect(answer.body.contains("--host 0.0.0.0"))
    #expect(!answer.body.contains("evil") && !answer.body.contains(page.token))
  }
}
