import Foundation
import Random
import Serving
import TestSupport

/// A damaged request, or several at once, to the server of a watch, which must survive it.
final class RequestSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "GET ", "HEAD ", "POST ", " HTTP/1.1", " HTTP/1.0", "\r\n", "\r\n\r\n", "\n", "\r", ":", " ",
    "\t",
    "Host: localhost\r\n", "Host: example.org\r\n", "Content-Length: 99999999999999999999\r\n",
    "Content-Length: -1\r\n", "Transfer-Encoding: chunked\r\n", "Expect: 100-continue\r\n",
    "Upgrade: websocket\r\n", "Cookie: ", "status", "%00", "%2e%2e/", "../", "?", "#", "\u{0}", "é",
    "\u{FF}\u{FE}", String(repeating: "a", count: 20_000),
  ])

  private let server: PageServer
  private let port: UInt16
  private let whole: String
  private var requests: [[UInt8]] = []
  private var endsItsSide = false

  init() throws {
    let page = ServedPage(html: "The page.")
    server = try PageServer(page)
    port = UInt16(server.address.port ?? 0)
    whole =
      "GET /\(page.token)/ HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: text/html\r\n"
      + "Cookie: a=b\r\nConnection: keep-alive\r\n\r\n"
  }

  func prepare(_ random: inout MersenneTwister) throws {
    let count = Int.random(in: 1...4, using: &random)
    requests = (0..<count).map { _ in Self.mutator.mutate(Array(whole.utf8), &random) }
    // The server waits for the rest of an unfinished request until its sender closes its side.
    endsItsSide = random.next() % 2 == 0
  }

  func run(_ random: inout MersenneTwister) throws {
    let clients = try requests.map { request in
      let client = try LoopbackClient(port: port)
      client.send(request)
      if endsItsSide { client.finishSending() }
      return client
    }
    // The others leave without having read anything.
    let answer = endsItsSide ? clients.first?.readToEnd() ?? [] : []
    let good = try RawRequest.exchange(whole, port: port)
    guard good.status == 200, good.body == "The page." else {
      fatalError("the page is no longer served")
    }
    guard answer.starts(with: "HTTP/1.1 200 ".utf8) else { throw POSIXError(.EBADMSG) }
  }
}
