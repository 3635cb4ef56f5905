import FlyingFox
import Foundation
import HTMLReport
import Synchronization

/// What a browser is given while a book is watched: the page of the last run, and how it stands.
///
/// Both are held in memory. No file is read for a request, and so none can be asked for that is not
/// the page, by whatever path or link.
final class ServedPage: HTTPHandler {
  private struct State {
    var html: String
    var status = WatchStatus()
  }

  /// 128 random bits in the address: who does not know it gets nothing.
  let token: String
  private let state: Mutex<State>

  /// - Parameter html: what to show until there is a page.
  init(html: String) {
    var generator = SystemRandomNumberGenerator()
    token = (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    state = Mutex(State(html: html))
  }

  /// The number of the page that comes next.
  var nextVersion: Int { state.withLock { $0.status.version + 1 } }

  /// Puts a page in place of the last one. Browsers that show that one load it.
  func show(_ html: String) {
    state.withLock { state in
      state.html = html
      state.status = WatchStatus(version: state.status.version + 1)
    }
  }

  /// Tells those who look at the page what goes on; an empty text for nothing.
  func tell(_ message: String, isMistake: Bool = false) {
    state.withLock { state in
      state.status.message = message
      state.status.isMistake = isMistake
    }
  }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard isFromHere(request) else { return response(.forbidden, "text/plain", Data()) }
    guard request.method == .GET else { return response(.methodNotAllowed, "text/plain", Data()) }
    // As it was sent: nothing is decoded or resolved, and only these two are there.
    switch request.target.rawValue {
    case "/\(token)/":
      let html = state.withLock { $0.html }
      return response(.ok, "text/html; charset=utf-8", Data(html.utf8))
    case "/\(token)/status":
      let status = state.withLock { $0.status }
      return response(.ok, "application/json", try JSONEncoder().encode(status))
    default: return response(.notFound, "text/plain", Data())
    }
  }

  /// Whether the browser was asked for this machine by name or number. A page elsewhere that lets its
  /// own name point here would have sent that name.
  private func isFromHere(_ request: HTTPRequest) -> Bool {
    let host = (request.headers[.host] ?? "").lowercased()
    let name = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return ["127.0.0.1", "localhost"].contains(name.first ?? "")
  }

  private func response(_ code: HTTPStatusCode, _ type: String, _ body: Data) -> HTTPResponse {
    HTTPResponse(
      statusCode: code,
      headers: [
        .contentType: type, HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("Referrer-Policy"): "no-referrer",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      ], body: body)
  }
}

/// What the page asks for again and again.
struct WatchStatus: Codable, Hashable {
  /// The number of the page; a higher one than it has itself tells a browser to load it.
  var version = 0
  /// What goes on, in a few words.
  var message = ""
  /// Whether that is something to mend.
  var isMistake = false
}
