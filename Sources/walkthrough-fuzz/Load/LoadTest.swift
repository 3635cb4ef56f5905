import ArgumentParser
import Foundation
import Serving
import TestSupport

/// `walkthrough-fuzz load`: serves a page to very many clients at once, and measures how long one
/// more has to wait for it.
///
/// Everything stays on this machine and ends after a fixed number of requests.
struct LoadTest: ParsableCommand {
  static let name = "load"
  static let configuration = CommandConfiguration(
    commandName: "walkthrough-fuzz \(name)",
    abstract: "Load-test the server of a watch, and measure how long its page takes.",
    discussion: """
      A page the size of a book's is served on the loopback interface. While it is requested, \
      there are clients that say nothing, and clients in the middle of a header that reconnect \
      when they are turned away. Exit codes: 0 the page always came, 1 it did not, 2 wrong usage.
      """)

  @Option(help: "Clients that connect and say nothing.")
  var idle = 1000

  @Option(help: "Clients that send a byte of an endless header with each request.")
  var slow = 100

  @Option(help: "The number of requests for the page.")
  var requests = 500

  func validate() throws {
    guard (0...10_000).contains(idle), (0...10_000).contains(slow), (1...100_000).contains(requests)
    else {
      throw ValidationError(
        "--idle and --slow must be from 0 to 10,000, --requests from 1 to 100,000")
    }
  }

  func run() throws {
    try FileDescriptors.raise(to: 2 * (idle + slow) + 100)
    let text = String(repeating: "<p>A page.</p>", count: 100_000)
    let html = Array(text.utf8)
    let page = ServedPage(html: text)
    let server = try PageServer(page)
    let port = UInt16(server.address.port ?? 0)
    let unloaded = try measure { try request(page, port: port, expecting: html) }
    let idle = try (0..<idle).map { _ in try LoopbackClient(port: port) }
    var slow = try (0..<slow).map { _ in try slowClient(port: port) }
    var times: [Duration] = []
    for _ in 0..<requests {
      // The server has closed the oldest ones: others replace them.
      for index in slow.indices where !slow[index].send([UInt8(ascii: "a")]) {
        slow[index] = try slowClient(port: port)
      }
      times.append(try measure { try request(page, port: port, expecting: html) })
    }
    withExtendedLifetime(idle) {}
    times.sort()
    print(
      "load: \(idle.count) idle and \(slow.count) slow clients; the page of \(html.count / 1000) "
        + "kB came \(times.count) times, in \(shown(times[times.count / 2])) (median) to "
        + "\(shown(times[times.count - 1])); without them in \(shown(unloaded))")
  }

  private func slowClient(port: UInt16) throws -> LoopbackClient {
    let client = try LoopbackClient(port: port)
    client.send("GET / HTTP/1.1\r\nX: ")
    return client
  }

  private func request(_ page: ServedPage, port: UInt16, expecting html: [UInt8]) throws {
    let client = try LoopbackClient(port: port)
    client.send("GET /\(page.token)/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let answer = client.readToEnd()
    guard answer.starts(with: "HTTP/1.1 200 ".utf8), answer.suffix(html.count) == html[...]
    else { throw PageNotServed() }
  }

  private func measure(_ body: () throws -> Void) rethrows -> Duration {
    try ContinuousClock().measure(body)
  }

  private func shown(_ time: Duration) -> String {
    "\((time / .milliseconds(1) * 10).rounded() / 10) ms"
  }
}

/// The page was not served under load.
struct PageNotServed: Error, CustomStringConvertible {
  let description = "the page is not served to one more client"
}
